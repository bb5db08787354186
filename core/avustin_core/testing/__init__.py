"""The kit that programme authors test with."""
