"""Faults of a programme's forms, as the form engine tells them, with the line of the field."""

import re
from collections.abc import Iterator

from avustin_core.faults.fault import PluginFault
from avustin_core.faults.needs import form_needs
from avustin_core.faults.places import at, place_of_class
from avustin_core.forms import check_form, migration_faults, spec_of, union_faults
from avustin_core.plugin import Form, Programme, Section

PLACE = re.compile(r"(?P<owner>\w+)\.(?P<attribute>\w+): (?P<rest>.*)", re.DOTALL)
REMEDY = re.compile(
    r"(?P<fault>.*?): (?P<remedy>(write|use|mark|make|rename|take|put|name|move|keep|give|return)\b.*)", re.DOTALL
)


def form_faults(programme: type[Programme], plugin: str) -> Iterator[PluginFault]:
    """What is wrong with the forms one by one; when nothing is, what is wrong with their versions together."""
    forms = (*programme.released_forms(), *programme.report_forms)
    found = [fault for form in forms for fault in _faults(programme, plugin, form)]
    found = found or [fault for form in programme.released_forms() for fault in _needs(programme, plugin, form)]
    yield from found or _version_faults(programme, plugin)


def _needs(programme: type[Programme], plugin: str, form: type[Form]) -> Iterator[PluginFault]:
    for fault, remedy in form_needs(programme, spec_of(form)):
        yield PluginFault(plugin, at(form.__name__, place_of_class(form)), fault, remedy)


def _faults(programme: type[Programme], plugin: str, form: type[Form]) -> Iterator[PluginFault]:
    for line in check_form(form, programme.settings):
        placed = PLACE.fullmatch(line)
        if placed is None:
            yield PluginFault(plugin, at(form.__name__, place_of_class(form)), *_told(line))
        else:
            owner = _owner(form, placed["owner"])
            place = f"{placed['owner']}.{placed['attribute']}"
            yield PluginFault(plugin, at(place, place_of_class(owner, placed["attribute"])), *_told(placed["rest"]))


def _version_faults(programme: type[Programme], plugin: str) -> Iterator[PluginFault]:
    named: dict[str, list[type[Form]]] = {}
    for form in (*programme.released_forms(), *programme.report_forms):
        named.setdefault(form.form_name, []).append(form)
    for versions in named.values():
        specs = [spec_of(form) for form in versions]
        for line in (*union_faults(specs), *migration_faults(specs, programme.migrations)):
            yield PluginFault(plugin, at(versions[-1].__name__, place_of_class(versions[-1])), *_told(line))


def _told(line: str) -> tuple[str, str]:
    """What is wrong, and the remedy; the form engine says both, after one another."""
    parts = REMEDY.fullmatch(line)
    return (parts["fault"], parts["remedy"]) if parts else (line, "mend the declaration")


def _owner(form: type[Form], name: str) -> type[Section]:
    """The class of that name which the form, or one of its sections, is or inherits from."""
    try:
        groups = [group.section for _, group in spec_of(form).groups()]
    except TypeError:
        groups = []
    classes = (each for section in (form, *groups) for each in section.__mro__)
    return next((each for each in classes if each.__name__ == name and issubclass(each, Section)), form)
