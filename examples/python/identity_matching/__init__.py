"""A publisher and an advertiser with separate accounts, measure how many buyers saw a campaign."""
