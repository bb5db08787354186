"""Fields: each says who sees it and is documented, and the core finds its facts."""

from collections.abc import Iterator

from avustin_core.faults.needs import form_needs
from avustin_core.forms import spec_of
from avustin_core.plugin import REQUIRED_OF_APPLICATIONS, Programme
from avustin_core.testing.faults import Fault, forms_of


def visibility_faults(programme: type[Programme]) -> Iterator[Fault]:
    """Fields that don't say who sees the answer."""
    for form in forms_of(programme):
        for each in spec_of(form).walk():
            if each.visible is None:
                place = f"{each.declaration.owner.__name__}.{each.attribute}"
                remedy = "write visible=REGISTER, PARTIES, OFFICIALS or another one"
                yield Fault(programme.code, place, "says not who sees the answer", remedy)


def fact_faults(programme: type[Programme]) -> Iterator[Fault]:
    """Core facts that no field of an application form holds."""
    for form in programme.released_forms():
        for fact in REQUIRED_OF_APPLICATIONS:
            if spec_of(form).with_fact(fact) is None:
                yield Fault(programme.code, form.__name__, f"no field holds {fact}", f"mark one with fact=Fact.{fact}")
        for fault, remedy in form_needs(programme, spec_of(form)):
            yield Fault(programme.code, form.__name__, fault, remedy)


def documentation_faults(programme: type[Programme]) -> Iterator[Fault]:
    """Fields of which the API's documentation would say no more than their name in two languages."""
    for form in forms_of(programme):
        for each in spec_of(form).walk():
            if not (each.label.en or "").strip() and each.help is None:
                place = f"{each.declaration.owner.__name__}.{each.attribute}"
                what = "is undocumented for those who don't read Finnish or Swedish"
                yield Fault(programme.code, place, what, "write en=…, or help=Text(fi=…, sv=…, en=…)")
