"""Documents that clients registered by their hash (automatic persisted queries): so many, for as long as there is room."""

from collections import OrderedDict

MOST = 1_000
LONGEST = 20_000  #: characters; what is longer is sent each time


class Registered:
    """Those of one process. What nobody in particular registers never pushes out what signed-in people did."""

    def __init__(self) -> None:
        self._public: OrderedDict[str, str] = OrderedDict()
        self._people: OrderedDict[str, str] = OrderedDict()

    def find(self, digest: str) -> str | None:
        """The document of that SHA-256."""
        for kept in (self._people, self._public):
            if digest in kept:
                kept.move_to_end(digest)
                return kept[digest]
        return None

    def register(self, digest: str, text: str, *, signed_in: bool) -> None:
        """Keeps a document that was run; the one that wasn't asked for longest makes room."""
        if len(text) > LONGEST or self.find(digest) is not None:
            return
        kept = self._people if signed_in else self._public
        kept[digest] = text
        if len(kept) > MOST:
            kept.popitem(last=False)
