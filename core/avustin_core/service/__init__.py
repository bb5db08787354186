"""Service: when each recipient came to know a decision, until when it may be contested, and when it holds."""
