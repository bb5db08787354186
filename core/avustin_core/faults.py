"""What can be wrong with a plugin, in one line each: the plugin, the place, the fault and the remedy."""

import re
from collections.abc import Iterator

from avustin_core.forms import check_form
from avustin_core.plugin import Programme, Text

CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
REQUIRED = ("code", "name", "purpose", "legal_basis", "application_form")


class PluginFault(Exception):
    """A plugin that can't be used; it stops the start."""

    def __init__(self, plugin: str, place: str, fault: str, remedy: str) -> None:
        super().__init__(f"plugin {plugin}: {place}: {fault} – {remedy}")
        self.plugin = plugin


def faults_of(programme: object, plugin: str) -> Iterator[PluginFault]:
    """What is wrong with a programme, the first fault first."""
    if not (isinstance(programme, type) and issubclass(programme, Programme)):
        yield PluginFault(plugin, "avustin_programmes", f"{programme!r} isn't a programme", "return subclasses of Programme")
        return
    for attribute in REQUIRED:
        if not hasattr(programme, attribute):
            yield PluginFault(plugin, programme.__name__, f"says no {attribute}", f"write {attribute} = … in the class")
            return
    if not CODE.fullmatch(programme.code):
        yield PluginFault(plugin, programme.__name__, f"code {programme.code!r} can't be a name", "use a-z, 0-9 and _")
    for name, text in _texts(programme):
        if not (text.fi.strip() and text.sv.strip()):
            yield PluginFault(plugin, f"{programme.__name__}.{name}", "lacks Finnish or Swedish", "write Text(fi=…, sv=…)")
    keys = [criterion.key for criterion in programme.criteria]
    for key in {key for key in keys if keys.count(key) > 1}:
        yield PluginFault(plugin, f"criterion {key}", "is there twice", "give each criterion a key of its own")
    for form in (*programme.released_forms(), *programme.report_forms):
        for fault in check_form(form):
            yield PluginFault(plugin, form.__name__, fault, "mend the declaration")
    yield from _rule_faults(programme, plugin)


def _texts(programme: type[Programme]) -> Iterator[tuple[str, Text]]:
    yield "name", programme.name
    yield "purpose", programme.purpose
    yield "legal_basis", programme.legal_basis.title
    for criterion in programme.criteria:
        yield f"criteria[{criterion.key}]", criterion.name
    for rule in programme.rules:
        yield rule.key, rule.text


def _rule_faults(programme: type[Programme], plugin: str) -> Iterator[PluginFault]:
    known = {id(each) for form in programme.released_forms() for each in form.__declarations__.values()}
    for rule in programme.rules:
        for named in rule.about:
            if id(named) not in known:
                yield PluginFault(
                    plugin, f"rule {rule.key}", f"is about {named.attribute}, which no form of the programme asks",
                    "name a field of the application form in about=[…]",
                )  # fmt: skip
