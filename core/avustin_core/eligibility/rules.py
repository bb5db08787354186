"""The eligibility rules run over answers: a programme's own in its order, then those of any plugin."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from avustin_core.answers.form import FormInUse
from avustin_core.answers.visibility import TO_SOME_OFFICIALS
from avustin_core.forms import FieldSpec, FormSpec, Path, Reading
from avustin_core.plugin import ApplicationView, EligibilityRule, Finding, Form, Outcome, Role, RuleFinding, Text
from avustin_core.plugin.expressions import Named
from avustin_core.registry import Registry

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class RuleAnswer:
    """What one rule says of a set of answers, and of which fields it says so.

    `roles` are the only officials it is for, where it is about a field that is for named roles only.
    """

    key: str
    text: Text
    finding: Finding
    source: str
    bars: bool
    completion_first: bool
    paths: tuple[Path, ...]
    roles: frozenset[Role] | None = None


def findings_of(
    form: FormInUse, reading: Reading, *, registry: Registry | None = None, application: ApplicationView | None = None
) -> list[RuleAnswer]:
    """What the rules say; nothing is kept. Rules across programmes are asked where an application is given."""
    own = [_apply(rule, form, reading) for rule in form.programme.rules]
    if registry is None or application is None:
        return own
    return [*own, *(_of_plugin(each) for each in _asked(registry, application))]


def _apply(rule: EligibilityRule, form: FormInUse, reading: Reading) -> RuleAnswer:
    try:
        finding = rule.apply(form.programme, reading.form, form.call)
    except Exception:  # a party is entitled to a decision: a broken rule may not stop a submission
        log.exception("rule %s of programme %s failed", rule.key, form.programme.code)
        finding = Finding(Outcome.UNDETERMINED, FAILED)
    fields = _fields(form.spec, rule.about)
    return RuleAnswer(
        rule.key, rule.text, finding, str(rule.source or ""), rule.bars, rule.completion_first,
        tuple(field.path for field in fields), roles_of(fields),
    )  # fmt: skip


@cache
def _fields(spec: FormSpec, about: tuple[Named, ...]) -> tuple[FieldSpec, ...]:
    """The fields of a form that a rule is about; those of an earlier version by their names."""
    return tuple(field for field in spec.walk() if any(_is_asked_by(field, each) for each in about))


def _is_asked_by(field: FieldSpec, named: Named) -> bool:
    declared = field.declaration
    if declared is named or declared.wire != named.wire:
        return declared is named
    return {issubclass(each.owner, Form) for each in (declared, named)} == {True} or (
        declared.owner.__name__ == named.owner.__name__
    )


def _asked(registry: Registry, application: ApplicationView) -> Iterable[RuleFinding]:
    try:
        return registry.check_application(application)
    except Exception:
        log.exception("a plugin failed to check application %s", application.id)
        return ()


def _of_plugin(found: RuleFinding) -> RuleAnswer:
    return RuleAnswer(found.key, found.text, found.finding, str(found.source or ""), found.bars, False, ())


def roles_of(fields: Iterable[FieldSpec]) -> frozenset[Role] | None:
    """The roles that see all of the fields; None where every official does."""
    named = [each.visible.roles for each in fields if each.visible and each.visible.audience in TO_SOME_OFFICIALS]
    return frozenset.intersection(*named) if named else None


FAILED = Text(
    fi="Säännön soveltaminen ei onnistunut. Virkailija arvioi, täyttyykö edellytys.",
    sv="Regeln kunde inte tillämpas. En handläggare bedömer om förutsättningen uppfylls.",
    en="The rule couldn't be applied. An official assesses the condition.",
)
