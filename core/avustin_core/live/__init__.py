"""What changes is told to whoever listens: raised in the transaction, heard after its commit, in this process and others."""

from avustin_core.live.raising import raised, tell
from avustin_core.live.things import EVERYTHING, Kind, Thing

__all__ = ["EVERYTHING", "Kind", "Thing", "raised", "tell"]
