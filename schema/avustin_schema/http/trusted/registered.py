"""Documents that clients registered by their hash (automatic persisted queries): so many, for as long as there is room."""

from avustin_schema.kept import Kept

MOST = 1_000
LONGEST = 20_000  #: characters; what is longer is sent each time


class Registered:
    """Those of one process. What nobody in particular registers never pushes out what signed-in people did."""

    def __init__(self) -> None:
        self._public: Kept[str] = Kept(MOST)
        self._people: Kept[str] = Kept(MOST)

    def find(self, digest: str) -> str | None:
        """The document of that SHA-256."""
        found = self._people.find(digest)
        return self._public.find(digest) if found is None else found

    def register(self, digest: str, text: str, *, signed_in: bool) -> None:
        """Keeps a document that was run; the one that wasn't asked for longest makes room."""
        if len(text) > LONGEST or self.find(digest) is not None:
            return
        (self._people if signed_in else self._public).keep(digest, text, 1)
