"""What the kit for programme authors needs of the schema; authors import avustin_core.testing and take the fixtures."""
