"""Faults of a programme's demonstration: what it names and no form of the programme has any more."""

from collections.abc import Iterator

from avustin_core.faults.fault import PluginFault
from avustin_core.faults.places import at, place_of_class
from avustin_core.forms import spec_of
from avustin_core.plugin import Programme


def demonstration_faults(programme: type[Programme], plugin: str) -> Iterator[PluginFault]:
    """The question that an application is handed in without, and the report that is given."""
    given, newest = programme.demonstration, spec_of(programme.released_forms()[-1])
    if given is None:
        return
    place = at(f"{programme.__name__}.demonstration", place_of_class(programme, "demonstration"))
    if given.missing.field not in {each.name for each in newest.fields}:
        fault = f"leaves out {given.missing.field}, which version {newest.version} doesn't ask"
        yield PluginFault(plugin, place, fault, "name a question of the form in MissingAnswer(field=…)")
    reports = [spec_of(form).name for form in programme.report_forms]
    if given.report_form not in reports:
        fault = f"gives the report {given.report_form}, which the programme doesn't have"
        yield PluginFault(plugin, place, fault, f"write report_form= one of {', '.join(reports) or 'its report_forms'}")
