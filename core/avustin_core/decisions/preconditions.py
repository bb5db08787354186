"""Whether a precondition bars a grant: a rule's hard finding that isn't met, unless an official found otherwise, or a check."""

from collections.abc import Iterable, Mapping

from avustin_core.applications.models import Application
from avustin_core.calls.models import Call
from avustin_core.checks.queries import unanswered, unmet
from avustin_core.checks.refusals import ChecklistIncomplete
from avustin_core.checks.rights import is_for
from avustin_core.decisions.refusals import IneligibleGrant
from avustin_core.eligibility.queries import barring
from avustin_core.plugin import CheckItem, Text
from avustin_core.work import Work


async def check_eligible(work: Work, application: Application, call: Call) -> None:
    """Refuses, naming what isn't met, when findings on what was handed in, or items of the checklist, bar a grant.

    Items without an answer bar it only where the call asks for them all.
    """
    rules = [row.rule for row in await barring(work.session, application.id)]
    asked = work.session, work.registry, application.id, call.programme_code
    rules += [_named(item, work, application).to_json() for item in await unmet(*asked)]
    if rules:
        raise IneligibleGrant("kind", rules=_listed(rules))
    if call.requires_checks and (items := await unanswered(*asked)):
        raise ChecklistIncomplete(
            "kind", items=_listed(_named(item, work, application).to_json() for item in items)
        )  # fmt: skip


def _named(item: CheckItem, work: Work, application: Application) -> Text:
    """An item that is for named roles isn't named to others."""
    seen = is_for(item, work.actor, matter_id=application.matter_id, call_id=application.call_id)
    return item.text if seen else FOR_OTHERS


def _listed(texts: Iterable[Mapping[str, str]]) -> Text:
    known = list(texts)
    fi, sv, en = ("; ".join(each.get(code) or each["fi"] for each in known) for code in ("fi", "sv", "en"))
    return Text(fi, sv, en)


FOR_OTHERS = Text(
    fi="tarkistuslistan kohta, joka on vain nimettyjen roolien nähtävissä",
    sv="en punkt på kontrollistan som bara syns för vissa roller",
    en="an item of the checklist that is for named roles only",
)
