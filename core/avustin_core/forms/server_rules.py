"""What only the server refuses, by field and rule: the part of a form that JSON Schema can't say."""

from collections.abc import Iterator, Mapping, Set

from avustin_core.forms.expressing import field_of
from avustin_core.forms.paths import Path
from avustin_core.forms.problems import ProblemCode as Code
from avustin_core.forms.rule_texts import RULES
from avustin_core.forms.spec import FieldSpec, FormSpec
from avustin_core.forms.values import Settings, resolve
from avustin_core.plugin import Kind, Language, Setting, Severity

Rule = dict[str, object]

ALWAYS: Mapping[Kind, tuple[Code, ...]] = {
    Kind.SHORT_TEXT: (Code.CONTROL_CHARACTER,),
    Kind.LONG_TEXT: (Code.CONTROL_CHARACTER,),
    Kind.LOCALIZED_TEXT: (Code.UNREADABLE, Code.CONTROL_CHARACTER, Code.REQUIRED),
    Kind.MONEY: (Code.UNREADABLE, Code.BELOW_MINIMUM, Code.ABOVE_MAXIMUM),
    Kind.PERCENTAGE: (Code.UNREADABLE, Code.BELOW_MINIMUM, Code.ABOVE_MAXIMUM),
    Kind.DATE: (Code.UNREADABLE,),
    Kind.PERIOD: (Code.UNREADABLE, Code.REQUIRED, Code.PERIOD_ORDER),
    Kind.EMAIL: (Code.EMAIL_FORM,),
    Kind.PHONE: (Code.PHONE_FORM, Code.PHONE_UNUSUAL),
    Kind.BUSINESS_ID: (Code.BUSINESS_ID_FORM, Code.BUSINESS_ID_CHECK_DIGIT),
    Kind.IBAN: (Code.IBAN_FORM, Code.IBAN_CHECK_DIGITS),
    Kind.ORGANISATION: (Code.ORGANISATION_NOT_FOUND,),
    Kind.MUNICIPALITY: (Code.MUNICIPALITY_NOT_FOUND,),
    Kind.ATTACHMENT: (Code.DOCUMENT_NOT_FOUND, Code.DOCUMENT_INFECTED),
    Kind.ATTACHMENTS: (Code.DOCUMENT_NOT_FOUND, Code.DOCUMENT_INFECTED),
}
NEVER_HERE = (Code.CHECK, Code.PARTICIPANT_TWICE)


def server_rules(
    spec: FormSpec, language: Language, settings: Settings, *, loose: Set[Path], asserted: Set[Path]
) -> list[Rule]:
    """Every rule, with the path of the field that its problem is put to; '*' stands for the key of any row."""
    rules = [
        _rule(code, code, each.path, RULES[code].get(language), each.source.reference if each.source else None)
        for each in spec.walk()
        for code in dict.fromkeys(_codes(each, settings, loose=loose, asserted=asserted))
    ]
    return rules + list(_checks(spec, language))


def _rule(key: str, code: Code, path: Path, says: str, source: str | None, warns: bool = False) -> Rule:
    severity = Severity.WARNS if warns or code is Code.PHONE_UNUSUAL else Severity.BLOCKS
    return {
        "ruleKey": str(key),
        "code": code.value,
        "path": list(path),
        "severity": severity.value,
        "message": says,
        "legalReference": source,
    }


def _checks(spec: FormSpec, language: Language) -> Iterator[Rule]:
    for path, group in spec.groups():
        for check in group.checks:
            found = [field_of(spec, path, each) for each in check.about]
            about = next((each.path for each in found if each is not None), path)
            source = check.source.reference if check.source else None
            warns = check.severity is Severity.WARNS
            yield _rule(check.key, Code.CHECK, about, check.says.get(language), source, warns)


def _codes(field: FieldSpec, settings: Settings, *, loose: Set[Path], asserted: Set[Path]) -> Iterator[Code]:
    if field.computed is not None:
        return
    if field.path in loose:
        yield from (code for code in Code if code not in NEVER_HERE)
    whole = field.kind is Kind.PERIOD and field.path in asserted  # the schema asks for both days
    yield from (code for code in ALWAYS.get(field.kind, ()) if not (whole and code is Code.REQUIRED))
    yield from _required(field, asserted)
    yield from _bounds(field, settings)
    if field.bounds.at_least is not None and field.path not in asserted:
        yield Code.TOO_FEW
    if field.accepts:
        yield Code.MEDIA_TYPE
    if field.largest is not None:
        yield Code.FILE_TOO_LARGE
    if field.one_lead:
        yield Code.ONE_LEAD
    if field.kind is Kind.ORGANISATION and field.attribute == "organisation":
        yield Code.PARTICIPANT_TWICE


def _required(field: FieldSpec, asserted: Set[Path]) -> Iterator[Code]:
    may_be_required = field.required or field.required_when is not None
    nothing_below = field.kind is Kind.SECTION and not any(each.required for each in field.children)
    if may_be_required and (field.path not in asserted or nothing_below):
        yield Code.REQUIRED


def _bounds(field: FieldSpec, settings: Settings) -> Iterator[Code]:
    bounds = field.bounds
    if isinstance(bounds.limit, Setting) and resolve(bounds.limit, settings) is None:
        yield Code.TOO_LONG
    for bound, code in ((bounds.minimum, Code.BELOW_MINIMUM), (bounds.maximum, Code.ABOVE_MAXIMUM)):
        if isinstance(bound, Setting) or (bound is not None and field.kind in (Kind.DATE, Kind.PERIOD)):
            yield code
