"""The answers that lists are asked by: those that a form marks, where all who see the row see the answer."""

from collections.abc import Iterator, Sequence

from avustin_core.forms.paths import EACH
from avustin_core.forms.spec import FieldSpec, FormSpec
from avustin_core.plugin import Audience, Kind, ReportForm

KINDS = (
    Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.BUSINESS_ID, Kind.INTEGER, Kind.MONEY, Kind.PERCENTAGE, Kind.DATE,
    Kind.BOOLEAN, Kind.CHOICE, Kind.CHOICES, Kind.ORGANISATION, Kind.MUNICIPALITY,
)  # fmt: skip
BY_ALL_OF_APPLICATIONS = (Audience.REGISTER, Audience.PARTIES)
BY_FEW = (Audience.NAMED_ROLES, Audience.SECRET)  #: others see a report only if they see its answers


def listed(specs: Sequence[FormSpec]) -> dict[FieldSpec, tuple[str, ...]]:
    """What any version of a form marks, as the newest has it, with the versions whose answers all see."""
    marked = {each.path: each for spec in specs for each in spec.walk() if each.listed}
    return {
        each: tuple(spec.version for spec in specs if (there := spec.at(path)) and is_seen_by_all(spec, there))
        for path, each in marked.items()
    }


def listed_name(field: FieldSpec) -> str:
    """What lists call it: of a field in a section, the section's name before its own."""
    first, *rest = field.path
    return first + "".join(each[0].upper() + each[1:] for each in rest)


def is_seen_by_all(spec: FormSpec, field: FieldSpec) -> bool:
    """Whether all see the answer who see the application or the report that it is in."""
    if field.visible is None:
        return False
    if issubclass(spec.form, ReportForm):
        return field.visible.audience not in BY_FEW
    return field.visible.audience in BY_ALL_OF_APPLICATIONS


def listing_faults(spec: FormSpec, field: FieldSpec) -> Iterator[str]:
    """Why lists can't be asked by a marked field."""
    if not field.listed:
        return
    if field.kind not in KINDS:
        yield f"lists can't be asked by {field.kind.value}: take listed= away, or ask a plain question beside it"
    if EACH in field.path:
        yield "is in rows, of which there may be many: take listed= away, or ask outside of the rows"
    for other in (each for each in spec.walk() if each.listed and each is not field):
        if listed_name(other) == listed_name(field):
            yield f"is listed as {listed_name(field)}, and so is {other.attribute}: rename one of them"
    if field.visible is not None and not is_seen_by_all(spec, field):
        wider = "OFFICIALS or a wider one" if issubclass(spec.form, ReportForm) else "REGISTER or PARTIES"
        yield f"is listed, and not all see it who see the list: make it visible={wider}, or take listed= away"
