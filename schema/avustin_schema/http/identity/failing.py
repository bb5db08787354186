"""Why a token lets nobody in: it isn't accepted, or the provider can't be asked."""


class Unreachable(Exception):
    """The provider doesn't answer, or answers what can't be used."""


class NotAccepted(Exception):
    """The token isn't one that lets in here. Why is said to nobody: it would help only the one who made it up."""
