"""A creator and an agency with separate accounts, to whose collaboration a broadcaster is added later."""
