"""docs/reference/hooks.md: every hook, with the signature to write and what comes of its answers."""

from collections.abc import Iterator

from avustin_core.faults import HOOKS
from avustin_core.plugin import hookspecs
from avustin_schema.authoring.reference.markdown import WRITTEN, heading, joined, prose, signature
from avustin_schema.authoring.reference.sources import source_of

INTRODUCTION = """\
What the core asks of plugins, beside the programmes that they declare. A hook is a function of the plugin's module (or a
method of its object) marked with `@hookimpl`; the module is what the entry point in the group `avustin` leads to. What
belongs to one programme is an attribute or a method of its class ([declarations.md](declarations.md)); a hook is for what any
installed plugin may have a say in."""


def page() -> str:
    """The whole page."""
    return joined(["# Hooks", INTRODUCTION, WRITTEN, prose(_rest(source_of(hookspecs).says)), *_hooks()])


def _rest(docstring: str) -> str:
    return docstring.partition("\n\n")[2]


def _hooks() -> Iterator[str]:
    source = source_of(hookspecs)
    for name in HOOKS:
        declared = source.find(name)
        assert declared is not None
        yield heading(name, 2)
        yield f"`{signature(declared)}`"
        yield prose(declared.says)
        yield f"Asked of {_asked(name)}."


def _asked(name: str) -> str:
    options = getattr(hookspecs, name).avustin_spec
    if options["firstresult"]:
        return "one plugin after another, until one gives an answer that isn't None; at last of the core itself"
    return "every plugin, however late it is loaded" if options["historic"] else "every plugin"
