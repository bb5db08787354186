"""Names and prefixes: codes, keys and classes, as the API and the database will know them."""

import re
from collections.abc import Iterator

from avustin_core.faults.programmes import CODE
from avustin_core.forms import spec_of
from avustin_core.plugin import Programme
from avustin_core.testing.faults import Fault, forms_of

FIELD = re.compile(r"[a-z][a-zA-Z0-9]*")
UPPER = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
LOWER = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
CLASS = re.compile(r"[A-Z][a-zA-Z0-9]*")


def name_faults(programme: type[Programme]) -> Iterator[Fault]:
    """What is named as the API can't, or as something else already is."""
    code = programme.code
    if not CODE.fullmatch(code):
        yield Fault(code, f"{programme.__name__}.code", f"{code!r} can't begin names", "use a-z, 0-9 and _")
    for kind, pattern, keys in (
        ("criterion", UPPER, [each.key for each in programme.criteria]),
        ("setting", LOWER, [each.key for each in programme.settings]),
        ("rule", LOWER, [each.key for each in programme.rules]),
    ):
        like = "LIKE_THIS" if pattern is UPPER else "like_this"
        for key in (key for key in keys if not pattern.fullmatch(key)):
            yield Fault(code, f"{kind} {key}", "its key isn't like the others", f"write it {like}")
    yield from _field_faults(programme)
    yield from _class_faults(programme)


def _field_faults(programme: type[Programme]) -> Iterator[Fault]:
    for form in forms_of(programme):
        for each in spec_of(form).walk():
            place = f"{each.declaration.owner.__name__}.{each.attribute}"
            if not FIELD.fullmatch(each.name):
                yield Fault(programme.code, place, f"{each.name!r} can't be a name in GraphQL", "use a-z, 0-9 and _")
            for option in (option.name for option in each.options if not UPPER.fullmatch(option.name)):
                yield Fault(programme.code, f"{place} option {option}", "isn't like the others", "write it LIKE_THIS")


def _class_faults(programme: type[Programme]) -> Iterator[Fault]:
    """Types are named by the programme's code and the class: two classes of one name would be one type."""
    taken = {"ApplicationData": "the answers", "ApplicationInput": "the input"}
    for report in programme.report_forms:
        taken |= {f"{report.form_name}Data": "the answers", f"{report.form_name}Input": "the input"}
    known: dict[str, tuple[str, type]] = {}
    for form in forms_of(programme):
        for each in spec_of(form).walk():
            used = each.choice or (each.group.section if each.group else None)
            if used is None:
                continue
            name, place = used.__name__, f"{form.form_name}.{each.attribute}"
            if name in taken or not CLASS.fullmatch(name):
                yield Fault(
                    programme.code, place, f"the class {name} would hide {taken.get(name, 'a name')}", "rename it"
                )
            before, known_class = known.setdefault(name, (form.form_name, used))
            if used is not known_class and before != form.form_name:
                what = f"another class is called {name} in {before}, and both would be one type"
                yield Fault(programme.code, place, what, "rename one of them, or use one class of that name in both")
