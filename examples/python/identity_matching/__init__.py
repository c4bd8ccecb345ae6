"""A publisher and an advertiser who know the same people by different IDs measure what viewers buy."""
