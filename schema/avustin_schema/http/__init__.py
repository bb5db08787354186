"""HTTP: the endpoint, who asks, and files."""
