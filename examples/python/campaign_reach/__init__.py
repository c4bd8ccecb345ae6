"""A publisher and an advertiser, each in an account of its own, measure how many buyers saw a campaign."""
