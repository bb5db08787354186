"""What whoever runs an installation sees of it: health, metrics, log lines and traces; never a person's data."""
