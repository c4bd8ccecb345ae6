"""One account that queries its own tables, like the Clean Rooms test bed of the AWS SDK for pandas."""
