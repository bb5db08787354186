"""What a verification proves, and what it can't: told plainly, since a check that is trusted too far is worse than none."""

from collections.abc import Iterator

from avustin_core.audit.verifying import Verification


def unproven(found: Verification) -> list[str]:
    """The sentences, most important first."""
    return [*_of_anchors(found), *_of_values(found), *ALWAYS]


def _of_anchors(found: Verification) -> Iterator[str]:
    anchors = found.anchors
    if anchors is None or anchors.last is None:
        yield (
            "There are no anchors. Whoever holds the database could have cut off the newest events, taken away a whole "
            "chain, or written everything anew, and none of it would show."
        )
        return
    later = {each.chain: each.events - each.anchored for each in found.chains if each.events > each.anchored}
    told = ", ".join(f"{chain} {count}" for chain, count in later.items())
    yield (
        f"The last anchor is of {anchors.last.at}. Whoever holds the database could have changed or cut off what came "
        f"after it ({told or 'no events since'}), and it wouldn't show."
    )
    yield (
        f"The anchors ({anchors.path}) are as safe as the place where they lie: whoever holds both the database and the "
        "file can write both anew, and the file's last lines can be cut off. Keep a copy where this machine can't write."
    )


def _of_values(found: Verification) -> Iterator[str]:
    if count := found.values_erased:
        yield f"Events whose values are erased: {count}. That they stand is proved, not what they held."


ALWAYS = (
    "Each chain proves the order of its own events; between chains only their times tell.",
    "That everything which happened was recorded, and that it was recorded truly: a chain shows what was touched afterwards.",
)
