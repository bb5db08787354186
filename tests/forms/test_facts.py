"""The core facts that a form's answers hold, of a whole form and of a draft."""

from datetime import date
from decimal import Decimal

from tests.forms.examples import ANSWERS
from tests.forms.test_reading import reading

from avustin_core.plugin import OrganisationView, ParticipantRole, Period


def test_facts_are_projected() -> None:
    facts = reading(ANSWERS).facts

    assert (facts.title, facts.amount_applied, facts.language) == ("Yhteiset palvelut", Decimal(850), "fi")
    assert (facts.total_costs, facts.eligible_costs) == (Decimal(1000), Decimal(1000))
    assert facts.period == Period(date(2020, 1, 1), date(2021, 11, 30))
    rows = [(row.key, row.role, row.share, row.committed) for row in facts.participants]
    assert rows[0] == ("a", ParticipantRole.LEAD, Decimal(600), True)
    assert isinstance(facts.participants[1].organisation, OrganisationView)


def test_facts_of_a_draft_are_what_can_be_read_of_them() -> None:
    facts = reading({"applied": "12,", "parties": [{"role": "LEAD"}]}).facts

    assert (facts.title, facts.amount_applied, facts.period) == (None, None, None)
    assert facts.participants[0].organisation is None
