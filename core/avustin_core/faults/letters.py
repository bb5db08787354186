"""Faults of a programme's templates of letters: no such file, a version twice, or two that hold from the same day on."""

from collections.abc import Iterator

from avustin_core.plugin import LetterKind, Programme


def letter_faults(programme: type[Programme]) -> Iterator[tuple[str, str]]:
    """What is wrong, each with its remedy."""
    seen: set[tuple[object, ...]] = set()
    for each in programme.letters:
        said = f"{each.kind} {each.version}"
        if each.kind not in list(LetterKind):
            yield (
                f"{each.kind!r} isn't a letter",
                f"use one of {', '.join(f'LetterKind.{one.name}' for one in LetterKind)}",
            )
            continue
        if not each.file.is_file():
            yield (
                f"{said} has no file {each.file.name}",
                "put it into the plugin's package, and name it by Path(__file__)",
            )
        for what, key in (
            ("is there twice", (each.kind, each.version)),
            ("begins with another", (each.kind, each.valid_from)),
        ):
            if key in seen:
                yield f"{said} {what}", "give each version a name and a first day of its own"
            seen.add(key)
