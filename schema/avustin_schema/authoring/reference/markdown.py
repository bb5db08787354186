"""Declarations as Markdown: what they say, how they are written, and a table of what they take."""

import ast
import re
from collections.abc import Iterable, Iterator

from avustin_schema.authoring.reference.sources import Argument, Declared

WRITTEN = "`avustin reference` writes this page from the code: change the docstrings there, not the page."
WIDE = 100  #: characters of a signature beyond which its arguments are a table only


def prose(docstring: str) -> str:
    """A docstring, with the paragraphs that are Python as examples."""
    return "\n\n".join(_example(each) if _is_code(each) else each for each in docstring.split("\n\n") if each.strip())


def first_line(docstring: str) -> str:
    """Its first paragraph, on one line."""
    return " ".join(docstring.partition("\n\n")[0].split())


def heading(name: str, level: int = 3) -> str:
    """A heading that links lead to by the name alone."""
    return f"{'#' * level} {name}"


def signature(declared: Declared) -> str:
    """How it is called, on one line; without types and defaults where they would make it too long."""
    shown = [_shown(each) for each in declared.arguments]
    first = next((place for place, each in enumerate(declared.arguments) if each.by_name), None)
    if first is not None and not any(each.name.startswith("*") for each in declared.arguments):
        shown.insert(first, "*")
    result = f" -> {declared.result}" if declared.result else ""
    whole = f"{declared.name}({', '.join(shown)}){result}"
    return whole if len(whole) <= WIDE else f"{declared.name}(…){result}"


def arguments(given: Iterable[Argument], *, of: str) -> str:
    """A table of what is given: name, type, default, words."""
    rows = [(f"`{each.name}`", _code(each.type), _unless_said(each), each.says) for each in given]
    if not rows:
        return ""
    names = (of, "type", "unless said", "what it says")
    kept = [place for place in range(4) if place == 0 or any(row[place] for row in rows)]
    return table([names[place] for place in kept], [[row[place] for place in kept] for row in rows])


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Rows under their heads."""
    lines = [list(heads), *[[_cell(each) for each in row] for row in rows]]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def joined(parts: Iterable[str]) -> str:
    """The parts of a page, each after an empty line."""
    return "\n\n".join(part.rstrip() for part in parts if part.strip()) + "\n"


def methods(given: Iterable[Declared]) -> Iterator[str]:
    """The table of methods and properties, where there are any."""
    rows = [(f"`{_called(each)}`", first_line(each.says)) for each in given if each.says]
    if rows:
        yield table(("to read", "what it gives"), rows)


def _called(method: Declared) -> str:
    if method.is_property:
        return f"{method.name}: {method.result}"
    return signature(method)


def _shown(argument: Argument) -> str:
    typed = f"{argument.name}: {argument.type}" if argument.type else argument.name
    return f"{typed} = {argument.default}" if argument.default else typed


def _is_code(paragraph: str) -> bool:
    if paragraph.startswith((">>>", "@", "class ")):
        return True
    try:
        tree = ast.parse(paragraph.replace("…", "..."))
    except SyntaxError:
        return False
    return not all(isinstance(each, ast.Expr) and isinstance(each.value, ast.Name) for each in tree.body)


def _example(paragraph: str) -> str:
    return f"```python\n{paragraph}\n```"


def _unless_said(argument: Argument) -> str:
    """Its default, as far as it says something to people."""
    if argument.default.startswith(("_", "field(", "MappingProxyType")):
        return "nothing" if "_" in argument.default[:1] or "default_factory" in argument.default else ""
    return _code(argument.default)


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|")
