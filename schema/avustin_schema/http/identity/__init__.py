"""Who asks: access tokens of an identity provider, the console's sign-in, and the demonstration's own tokens."""
