"""What a command refuses: told in one line on stderr, with exit code 1."""


class Refused(SystemExit):
    """A command that can't be done as it was given."""
