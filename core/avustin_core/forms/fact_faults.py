"""Faults of the core facts that a form marks: one that is missing, there twice, or on the wrong kind of field."""

from collections.abc import Iterator

from avustin_core.forms.paths import EACH
from avustin_core.forms.spec import FieldSpec, FormSpec
from avustin_core.plugin import REQUIRED_OF_APPLICATIONS, ApplicationForm, Fact, Kind

TEXT = (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.LOCALIZED_TEXT)
KINDS = {
    Fact.TITLE: TEXT,
    Fact.PURPOSE: TEXT,
    Fact.AMOUNT_APPLIED: (Kind.MONEY,),
    Fact.TOTAL_COSTS: (Kind.MONEY,),
    Fact.ELIGIBLE_COSTS: (Kind.MONEY,),
    Fact.PERIOD: (Kind.PERIOD,),
    Fact.LANGUAGE: (Kind.CHOICE,),
}


def fact_faults(spec: FormSpec) -> Iterator[str]:
    """What is wrong, one line each."""
    marked = [each for each in spec.walk() if each.fact is not None]
    facts = [each.fact for each in marked]
    if issubclass(spec.form, ApplicationForm):
        for fact in REQUIRED_OF_APPLICATIONS:
            if fact not in facts:
                yield f"no field holds {fact.value}: mark one with fact=Fact.{fact.name}"
    for fact in dict.fromkeys(fact for fact in facts if fact is not None and facts.count(fact) > 1):
        yield f"{fact.value} is held by several fields: mark one only"
    if sum(1 for each in spec.walk() if each.kind is Kind.PARTICIPANTS) > 1:
        yield "there are several fields of participants: keep one"
    for each in marked:
        yield from (f"{each.declaration.owner.__name__}.{each.attribute}: {fault}" for fault in _fault(each))


def _fault(field: FieldSpec) -> Iterator[str]:
    assert field.fact is not None
    if EACH in field.path:
        yield f"{field.fact.value} can't be in a row: move it to the form or a section"
    if field.kind not in KINDS[field.fact]:
        yield f"{field.fact.value} can't be {field.kind.value}: make it {' or '.join(KINDS[field.fact])}"
    elif field.fact is Fact.LANGUAGE and not {option.name for option in field.options} <= {"FI", "SV"}:
        yield "LANGUAGE is chosen from FI and SV: they are the languages of a matter"
