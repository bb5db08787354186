"""Letters over time: the law of their day, another version of their template, and what is known after the signature only."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import select
from sqlmodel import col
from tests.core.deciding import set_scene
from tests.core.pdfs import tags_of, text_of
from tests.core.test_letters import ALIKE, Declared, decided, letter_of
from tests.core.test_notification import notify

from avustin_core.access import PUBLIC
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.dissent import record_dissent
from avustin_core.decisions.models import Decision, DecisionKind
from avustin_core.decisions.signing import Departure
from avustin_core.letters import templates
from avustin_core.letters.checking import check_letters
from avustin_core.letters.models import Letter
from avustin_core.letters.operations import make_again
from avustin_core.outbox import OutboxMessage
from avustin_core.plugin import Language, Text, text_on
from avustin_core.programmes.authority import authority_of
from avustin_core.registry import Registry
from avustin_core.reviews.texts import appeal_on
from avustin_core.settings import Settings
from avustin_core.time_limits.models import TimeLimit, TimeLimitKind
from avustin_core.work import Avustin, Work


@pytest.fixture(scope="session")
def registry() -> Registry:
    """One programme under the decree."""
    found = Registry([])
    found.programmes[Declared.code] = Declared()
    return found


@pytest.mark.parametrize(
    ("on", "act"),
    [(date(2019, 11, 21), "586/1996"), (date(2020, 2, 26), "808/2019")],
    ids=["tiedolla johtaminen", "yhteishankkeet"],
)
def test_each_call_of_2019_has_the_instructions_of_the_day_of_its_decisions(on: date, act: str) -> None:
    """688/2001 34 § as in 952/2015; the appeal after the review by 586/1996 until 2019, by 808/2019 from 1.1.2020."""
    for code in ("digi2019_tiedolla_johtaminen", "digi2019_yhteishankkeet"):
        texts = Registry.installed().programme(code).decision_texts
        for language in (Language.FI, Language.SV):
            instructions = text_on(texts["review_instructions"], on).get(language)
            assert [each for each in ("586/1996", "808/2019", "430/2022") if each in instructions] == [act]
            assert "952/2015" in instructions
            assert "952/2015" in text_on(texts["provisions"], on).get(language)
            assert act in appeal_on(on, language)


def test_an_installation_names_the_authority_of_programmes_that_dont_and_in_both_languages() -> None:
    """434/2003 44 and 46 §: the authority that decided, and the one from which a review is requested."""
    said: dict[str, Any] = {"authority_fi": "Virasto", "authority_sv": "Verket", "court_fi": "Turun hallinto-oikeus"}
    settings = Settings(**said, court_sv="Åbo förvaltningsdomstol")
    nobody, known = authority_of(settings, None), authority_of(settings, Declared())

    assert (nobody.name, nobody.address) == (Text("Virasto", "Verket"), None)
    assert (known.name, known.court) == (Declared.authority, Text("Turun hallinto-oikeus", "Åbo förvaltningsdomstol"))
    with pytest.raises(ValidationError, match="AVUSTIN_COURT_FI and _SV"):
        Settings(**said)


@ALIKE
async def test_another_version_of_a_template_leaves_earlier_letters_as_they_are(
    avustin: Avustin, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = await set_scene(avustin)
    versions = templates.OWN
    monkeypatch.setattr(templates, "OWN", tuple(each for each in versions if each.version == "1"))
    first = await decided(scene, DecisionKind.GRANT, Language.FI)
    earlier, _, by_first, pdf = await letter_of(scene, first)
    monkeypatch.setattr(templates, "OWN", versions)

    _, _, by_second, other = await letter_of(scene, await decided(scene, DecisionKind.GRANT, Language.FI))

    assert (by_first.version, by_second.version) == ("1", "2")
    assert "Valtionavustusta myönnetään haettu määrä" in text_of(pdf)
    assert "hakemuksen mukaisesti" in text_of(other)
    assert await make_again(earlier, by_first) == pdf
    assert (await check_letters(avustin)).same == 2


@ALIKE
async def test_what_is_served_says_until_when_it_is_accepted_and_holds_the_dissent(avustin: Avustin) -> None:
    """688/2001 11 §; 731/1999 118 § 2 mom.: the rapporteur's dissent is left to the decision. Days count from the notification."""
    scene = await set_scene(avustin, settings={"accept_in_days": 30})
    application = await scene.application(language=Language.FI)
    departure = Departure("Osa riittää.", DecisionKind.PARTIAL_GRANT, Contents(amount=5_000_00))
    held = await scene.sign(await scene.proposal(application), holds_letter=True, departure=departure)
    avustin.clock.set(datetime(2019, 11, 25, 10, tzinfo=UTC))  # type: ignore[attr-defined]
    await scene.do(
        scene.rapporteur, lambda work: record_dissent(work, held.id, text="Koko *summa*.", revision=held.revision)
    )
    await notify(scene, await scene.read(held))

    every, served = await scene.do(PUBLIC, lambda work: letters_of(work, held))
    (limit,) = await scene.do(PUBLIC, lambda work: limits_of(work, held))
    member = scene.member(held.organisation_id)

    assert [each.ordinal for each in every] == [1, 2]
    assert [await scene.sees(member, each) for each in every] == [False, True]
    assert [each.data["acceptance"]["until"] for each in every] == [
        "23.12.2019\N{NO-BREAK SPACE}klo\N{NO-BREAK SPACE}16.15",
        "27.12.2019\N{NO-BREAK SPACE}klo\N{NO-BREAK SPACE}16.15",
    ]
    assert limit.due_at == datetime(2019, 12, 27, 14, 15, tzinfo=UTC)
    assert served == [str(every[1].document_id)]
    _, _, _, pdf = await letter_of(scene, held)
    headings = [each.title for each in tags_of(pdf) if each.kind == "H2"]
    assert {"Avustuksen vastaanottaminen", "Esittelijän eriävä mielipide"} <= set(headings)
    assert "viimeistään 27.12.2019 klo 16.15. Vastaus annetaan asiointipalvelussa." in text_of(pdf)
    assert "Koko summa." in text_of(pdf)


async def letters_of(work: Work, decision: Decision) -> tuple[list[Letter], list[str]]:
    """Its letters, and the documents that were put into the outbox."""
    letters = await work.session.scalars(
        select(Letter).where(col(Letter.about_id) == decision.id).order_by(col(Letter.ordinal))
    )
    notices = await work.session.scalars(select(OutboxMessage).where(col(OutboxMessage.kind) == "decision.letter"))
    return list(letters), [each.payload["documentId"] for each in notices]


async def limits_of(work: Work, decision: Decision) -> list[TimeLimit]:
    """Until when it is accepted."""
    of_it = (col(TimeLimit.about_id) == decision.id, col(TimeLimit.kind) == TimeLimitKind.ACCEPTANCE)
    return list(await work.session.scalars(select(TimeLimit).where(*of_it)))
