"""A streaming service and a film studio with separate accounts train a model on their data."""
