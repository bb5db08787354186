"""Whether the programme's texts in a proposal still hold on the day of its signature."""

from dataclasses import replace

from avustin_core.calendar import day_of
from avustin_core.decisions.filling import Ground, filled
from avustin_core.decisions.models import Decision
from avustin_core.decisions.refusals import TextsOutdated
from avustin_core.decisions.requirements import CAMEL, OF_A_GRANT, OF_ALL
from avustin_core.plugin import Text

DATED = ("provisions", "review_instructions", "conditions", "report_duty", "audit_right")


def check_texts(decision: Decision, ground: Ground) -> None:
    """Refuses, naming them, texts that were the programme's on the day of the proposal and say something else today."""
    proposed = replace(ground, today=day_of(decision.proposed_at))
    if proposed.today == ground.today:
        return
    given = {"recipients": decision.recipients}
    then, now = filled(decision.kind, given, proposed), filled(decision.kind, given, ground)
    outdated = [name for name in DATED if then[name] != now[name] and getattr(decision, name) == then[name]]
    if outdated:
        labels = [(OF_ALL | OF_A_GRANT)[name] for name in outdated]
        fi, sv, en = (", ".join(label.get(code) for label in labels) for code in ("fi", "sv", "en"))
        raise TextsOutdated(CAMEL[outdated[0]], fields=Text(fi, sv, en))
