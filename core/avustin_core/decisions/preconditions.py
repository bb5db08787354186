"""Whether a precondition bars a grant: a rule's hard finding that isn't met, unless an official found otherwise."""

from avustin_core.applications.models import Application
from avustin_core.decisions.refusals import IneligibleGrant
from avustin_core.eligibility.queries import barring
from avustin_core.plugin import Text
from avustin_core.work import Work


async def check_eligible(work: Work, application: Application) -> None:
    """Refuses, naming the rules, when findings on what was handed in bar a grant."""
    if rules := [row.rule for row in await barring(work.session, application.id)]:
        fi, sv, en = ("; ".join(rule.get(code) or rule["fi"] for rule in rules) for code in ("fi", "sv", "en"))
        raise IneligibleGrant("kind", rules=Text(fi, sv, en))
