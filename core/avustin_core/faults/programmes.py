"""Faults of a programme: what its class doesn't say, says twice, or says in one language only."""

import re
from collections.abc import Iterator

from avustin_core.faults.demonstrations import demonstration_faults
from avustin_core.faults.fault import PluginFault
from avustin_core.faults.forms import form_faults
from avustin_core.faults.letters import letter_faults
from avustin_core.faults.mails import mail_faults
from avustin_core.faults.needs import programme_needs
from avustin_core.faults.places import at, place_of_class
from avustin_core.faults.rules import rule_faults
from avustin_core.long_texts import fault_of
from avustin_core.plugin import (
    ApplicationForm,
    CallTemplate,
    CheckItem,
    Commitment,
    Criterion,
    DatedText,
    LegalBasis,
    LetterTemplate,
    Programme,
    ReportForm,
    Setting,
    Text,
)

CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
REQUIRED = {"code": str, "name": Text, "purpose": Text, "legal_basis": LegalBasis}
SEVERAL = {
    "criteria": Criterion, "settings": Setting, "calls": CallTemplate, "commitments": Commitment, "checklist": CheckItem,
}  # fmt: skip
LISTED = SEVERAL | {"letters": LetterTemplate}
FORMS = {"application_forms": ApplicationForm, "report_forms": ReportForm}
LONG = ("calls", "commitments", "decision_texts", "purpose")
FORMAT = "write paragraphs, headings, lists, emphasis and links only (docs/reference/long-texts.md)"
CALL_TEXTS = ("title", "summary", "instructions", "terms", "published_facts")


def faults_of(programme: object, plugin: str) -> Iterator[PluginFault]:
    """What is wrong with a programme, the first fault first."""
    if not (isinstance(programme, type) and issubclass(programme, Programme)):
        fault = f"{getattr(programme, '__name__', repr(programme))} isn't a programme"
        yield PluginFault(plugin, "avustin_programmes", fault, "return classes that inherit from Programme")
        return
    wrong = list(_shape_faults(programme, plugin))
    yield from wrong
    if not wrong:
        yield from _content_faults(programme, plugin)


def _content_faults(programme: type[Programme], plugin: str) -> Iterator[PluginFault]:
    if not CODE.fullmatch(programme.code):
        fault = f"{programme.code!r} can't be a name"
        yield _fault(plugin, programme, "code", fault, "use a-z, 0-9 and _, beginning with a letter")
    for attribute, place, text in _texts(programme):
        if not (text.fi.strip() and text.sv.strip()):
            yield _fault(plugin, programme, attribute, f"{place} lacks Finnish or Swedish", "write Text(fi=…, sv=…)")
        elif attribute in LONG and (other := next(filter(None, map(fault_of, text.to_json().values())), None)):
            yield _fault(
                plugin, programme, attribute, f"{place} has {other!r}, which isn't of the format of texts", FORMAT
            )
    for attribute in SEVERAL:
        keys = [each.key for each in getattr(programme, attribute)]
        for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
            yield _fault(plugin, programme, attribute, f"the key {key} is there twice", "give each a key of its own")
    known = {setting.key for setting in programme.settings}
    for call in programme.calls:
        for key in sorted(set(call.settings) - known):
            fault = f"call {call.key} sets {key}, which isn't a setting of the programme"
            yield _fault(plugin, programme, "calls", fault, f"put a Setting({key!r}, …) in settings")
    for attribute, fault, remedy in programme_needs(programme):
        yield _fault(plugin, programme, attribute, fault, remedy)
    for fault, remedy in letter_faults(programme):
        yield _fault(plugin, programme, "letters", fault, remedy)
    for fault, remedy in mail_faults(programme):
        yield _fault(plugin, programme, "mail_texts", fault, remedy)
    wrong = list(form_faults(programme, plugin))
    yield from wrong or (*rule_faults(programme, plugin), *demonstration_faults(programme, plugin))


def _shape_faults(programme: type[Programme], plugin: str) -> Iterator[PluginFault]:
    """Attributes that are missing, or aren't of their kind."""
    for name, kind in REQUIRED.items():
        if not hasattr(programme, name):
            yield _fault(plugin, programme, None, f"says no {name}", f"write {name} = … in the class")
        elif not isinstance(getattr(programme, name), kind):
            yield _fault(plugin, programme, name, f"isn't a {kind.__name__}", f"write {name} = {kind.__name__}(…)")
    if not hasattr(programme, "application_form"):
        yield _fault(plugin, programme, None, "says no application_form", "write application_form = … in the class")
    elif not _inherits(programme.application_form, ApplicationForm):
        yield _fault(
            plugin, programme, "application_form", "isn't a form", "name a class that inherits ApplicationForm"
        )
    for name, kind in LISTED.items():
        if not all(isinstance(each, kind) for each in _listed(getattr(programme, name))):
            yield _fault(plugin, programme, name, f"isn't a tuple of {kind.__name__}", f"write ({kind.__name__}(…), …)")
    for name, base in FORMS.items():
        if not all(_inherits(each, base) for each in _listed(getattr(programme, name))):
            fault = f"isn't a tuple of classes that inherit {base.__name__}"
            yield _fault(plugin, programme, name, fault, f"write {name} = (MyForm,)")


def _texts(programme: type[Programme]) -> Iterator[tuple[str, str, Text]]:
    yield "name", "it", programme.name
    yield "purpose", "it", programme.purpose
    yield "legal_basis", "its title", programme.legal_basis.title
    for criterion in programme.criteria:
        yield "criteria", f"criterion {criterion.key}", criterion.name
    for setting in programme.settings:
        yield "settings", f"setting {setting.key}", setting.name
    for commitment in programme.commitments:
        yield "commitments", f"commitment {commitment.key}", commitment.text
    for item in programme.checklist:
        yield "checklist", f"item {item.key}", item.text
    for rule in programme.rules:
        yield rule.key, "the rule", rule.text
    for key, said in programme.decision_texts.items():
        versions = [text for _, text in said.versions] if isinstance(said, DatedText) else [said]
        yield from (("decision_texts", f"the text {key}", text) for text in versions)
    for call in programme.calls:
        texts = ((name, getattr(call, name)) for name in CALL_TEXTS)
        yield from (("calls", f"{name} of call {call.key}", text) for name, text in texts if text is not None)


def _listed(value: object) -> tuple[object, ...]:
    """What a tuple or list holds; for anything else, something that is of no kind."""
    return tuple(value) if isinstance(value, tuple | list) else (None,)


def _inherits(value: object, base: type) -> bool:
    return isinstance(value, type) and issubclass(value, base)


def _fault(plugin: str, programme: type[Programme], attribute: str | None, fault: str, remedy: str) -> PluginFault:
    owner = next((each for each in programme.__mro__ if attribute in vars(each)), programme)
    name = f"{programme.__name__}.{attribute}" if attribute else programme.__name__
    return PluginFault(plugin, at(name, place_of_class(owner, attribute)), fault, remedy)
