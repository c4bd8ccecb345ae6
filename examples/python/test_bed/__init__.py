"""One account that queries itself: the shape of the Clean Rooms test bed of the AWS SDK for pandas."""
