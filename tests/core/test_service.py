"""Who came to know a decision when, until when each may contest it, and when it holds."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.core.deciding import AFTERWARDS, Scene, bridges, set_scene

from avustin_core.access import PUBLIC, Actor
from avustin_core.applications.models import Application
from avustin_core.clock import SetClock
from avustin_core.decisions.models import Decision, Liability
from avustin_core.errors import InvalidInput, NotAllowed
from avustin_core.plugin import OrganisationKind
from avustin_core.registry import Registry
from avustin_core.reviews import models as reviews
from avustin_core.service.finality import is_decision_final, is_service_final
from avustin_core.service.models import Service, ServiceWay
from avustin_core.service.operations import record_receipt, record_service, sent_by_mail, set_electronic_consent
from avustin_core.service.recording import Sending
from avustin_core.service.refusals import (
    NoElectronicConsent,
    NotARecipient,
    NotFetchedInTime,
    NotNotified,
    ServiceIsRecorded,
    ServiceIsReplaced,
)
from avustin_core.time_limits.models import TimeLimit, TimeLimitKind, TimeLimitState, state_of
from avustin_core.work import Avustin

assert reviews.Review.__tablename__  # so that decisions know of their reviews
SENT = AFTERWARDS  # a Thursday, 21.11.2019
COMPANY: dict[str, Any] = {"kind": OrganisationKind.COMPANY, "municipality_code": None}


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def served(scene: Scene, decision: Decision, way: ServiceWay = ServiceWay.LETTER, **how: Any) -> list[Service]:
    """The preparing officer records a service; gives all of the decision's in force, in the order of their making."""
    now, more = (
        await scene.read(decision),
        {name: how.pop(name) for name in ("organisation_ids", "reason") if name in how},
    )
    sending = Sending(way, **{"sent_at": SENT, **how})
    await scene.do(scene.preparer, lambda work: record_service(work, now.id, sending, revision=now.revision, **more))
    return await services(scene, now)


async def services(scene: Scene, decision: Decision) -> list[Service]:
    """Those in force."""
    statement = select(Service).where(col(Service.decision_id) == decision.id, col(Service.replaced_at).is_(None))

    async def read(work: Any) -> list[Service]:
        return list(await work.session.scalars(statement.order_by(col(Service.id))))

    return await scene.do(PUBLIC, read)


async def received(scene: Scene, service: Service, on: date) -> Service:
    """The preparing officer records a receipt."""
    return await scene.do(
        scene.preparer,
        lambda work: record_receipt(work, service.id, received_on=on, evidence="Diaari", revision=service.revision),
    )


async def consents(scene: Scene, organisation: Any, *, says: bool = True) -> None:
    """Its signatory consents, or doesn't any more."""
    member = scene.member(organisation)
    await scene.do(member, lambda work: set_electronic_consent(work, organisation, consents=says))


async def is_final(scene: Scene, decision: Decision) -> bool:
    """By the rows as they are now."""
    names = (
        "organisation_id", "recipients", "status", "known_to", "contestable_until", "reviews_unserved", "appealable_until",
    )  # fmt: skip
    columns = [getattr(Decision, name).label(name) for name in names]
    async with scene.avustin.reading() as connection:
        row = (await connection.execute(select(*columns).where(col(Decision.id) == decision.id))).one()
    return is_decision_final(row, scene.avustin.clock.now())


async def granted(scene: Scene, **company: Any) -> tuple[Application, Decision]:
    """An application of a company, with a decision whose parties were notified."""
    application = await scene.application(applicant=await scene.organisation("Yhtiö", **{**COMPANY, **company}))
    return application, await scene.signed(application)


async def test_a_letter_is_known_on_the_seventh_day_and_contested_for_thirty(avustin: Avustin, clock: SetClock) -> None:
    """434/2003 59 §: ordinary service by letter, the seventh day unless something else is shown; 49 c §: 30 days."""
    scene = await set_scene(avustin)
    _, decision = await granted(scene)

    service = (await served(scene, decision))[0]

    assert (service.deemed_on, service.last_day) == (date(2019, 11, 28), date(2019, 12, 30))  # the 28th is a Saturday
    assert service.ends_at == datetime(2019, 12, 30, 14, 15, tzinfo=UTC)
    limit = await limit_of(scene, service)
    assert (limit.kind, limit.due_at, limit.basis) == (TimeLimitKind.REVIEW, service.ends_at, "434/2003 49 c §")
    clock.set(service.ends_at - timedelta(seconds=1))
    assert not await is_final(scene, decision)
    clock.set(service.ends_at)
    assert await is_final(scene, decision)
    assert state_of(limit, clock.now()) is TimeLimitState.MISSED


async def limit_of(scene: Scene, service: Service) -> TimeLimit:
    """The time that runs from it."""

    async def read(work: Any) -> TimeLimit:
        found = await work.session.scalar(select(TimeLimit).where(col(TimeLimit.about_id) == service.id))
        assert found
        return found  # type: ignore[no-any-return]

    return await scene.do(PUBLIC, read)


async def test_an_authority_knows_a_letter_when_it_arrived_and_each_recipient_has_its_own_time(
    avustin: Avustin, clock: SetClock
) -> None:
    """434/2003 59 § 2 mom.: a letter to an authority is known on the day when it arrived; several parties, several times."""
    scene = await set_scene(avustin)
    company = await scene.organisation("Yhtiö", **COMPANY)
    application = await scene.application(partners=(company,))
    both = (application.organisation_id, company.id)
    decision = await scene.signed(application, recipients=both, liability=Liability.JOINT_AND_SEVERAL)
    municipality, private = await served(scene, decision)
    clock.set(SENT + timedelta(days=60))

    assert (municipality.is_authority, municipality.deemed_on, private.deemed_on) == (True, None, date(2019, 11, 28))
    assert not await is_final(scene, decision)
    municipality = await received(scene, municipality, date(2019, 11, 22))

    assert (municipality.deemed_on, municipality.last_day) == (date(2019, 11, 22), date(2019, 12, 23))  # a Sunday moves
    assert await is_final(scene, decision)
    state = {"status": decision.status, "reviews_unserved": 0, "appealable_until": None}
    assert is_service_final(_with(municipality, **state), clock.now())
    assert await scene.sees(scene.member(company.id), private)
    assert not await scene.sees(scene.member(company.id), municipality)


def _with(service: Service, **more: Any) -> Any:
    from types import SimpleNamespace

    return SimpleNamespace(
        **{**{name: getattr(service, name) for name in ("replaced_at", "ends_at", "decision_id")}, **more}
    )


async def test_electronic_service_needs_consent_and_is_known_on_the_third_day(avustin: Avustin) -> None:
    """13/2003 19 §: with consent as an electronic message, known on the third day after sending unless else is shown."""
    scene = await set_scene(avustin)
    application, decision = await granted(scene)
    organisation = application.organisation_id

    with pytest.raises(NoElectronicConsent):
        await served(scene, decision, ServiceWay.ELECTRONIC)
    await scene.do(PUBLIC, lambda work: sent_by_mail(work, decision.id, [organisation], SENT))
    assert await services(scene, decision) == []
    await consents(scene, organisation)
    for _ in range(2):  # the mail of a second member changes nothing
        await scene.do(PUBLIC, lambda work: sent_by_mail(work, decision.id, [organisation], SENT))

    (service,) = await services(scene, decision)
    assert (service.way, service.sent_at, service.recorded_by) == (ServiceWay.ELECTRONIC, SENT, None)
    assert (service.deemed_on, service.last_day) == (date(2019, 11, 24), date(2019, 12, 27))
    await consents(scene, organisation, says=False)
    with pytest.raises(NoElectronicConsent):
        await served(scene, decision, ServiceWay.ELECTRONIC, reason="Uudelleen")


async def test_what_is_not_fetched_in_seven_days_is_served_by_other_means(avustin: Avustin, clock: SetClock) -> None:
    """13/2003 18 §: served when it is fetched with identification; not fetched in seven days, other means are used."""
    scene = await set_scene(avustin)
    application, decision = await granted(scene)
    await consents(scene, application.organisation_id)
    fetched = (await served(scene, decision, ServiceWay.ELECTRONIC_RECEIPT))[0]
    clock.set(SENT + timedelta(days=9))

    with pytest.raises(NotFetchedInTime):
        await received(scene, fetched, date(2019, 11, 29))
    with pytest.raises(ServiceIsRecorded):
        await served(scene, decision, ServiceWay.RECEIPT)
    receipt = (
        await served(
            scene, decision, ServiceWay.RECEIPT, sent_at=SENT + timedelta(days=8), received_on=date(2019, 11, 30),
            evidence="Saantitodistus", reason="Viestiä ei noudettu",
        )
    )[0]  # fmt: skip

    assert (fetched.deemed_on, fetched.fetch_by) == (None, date(2019, 11, 28))
    assert (receipt.deemed_on, receipt.last_day) == (date(2019, 11, 30), date(2019, 12, 30))
    with pytest.raises(ServiceIsReplaced):
        await received(scene, await scene.read(fetched), date(2019, 11, 28))


async def test_what_is_wrong_about_a_service_is_refused(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application, decision = await granted(scene)
    held = await scene.sign(await scene.proposal(await scene.application()), holds_letter=True)
    stranger = await scene.organisation("Vieras")

    for path, how in (
        ("sentAt", {"sent_at": SENT + timedelta(days=1)}),
        ("sentAt", {"sent_at": SENT - timedelta(days=1)}),
        ("receivedOn", {"received_on": date(2019, 11, 20), "evidence": "x"}),
        ("evidence", {"received_on": date(2019, 11, 21)}),
    ):
        with pytest.raises(InvalidInput) as wrong:
            await served(scene, decision, **how)
        assert wrong.value.path == (path,)
    with pytest.raises(NotARecipient):
        await served(scene, decision, organisation_ids=[stranger.id])
    with pytest.raises(NotNotified):
        await served(scene, held)
    with pytest.raises(NotAllowed):
        await scene.do(
            scene.member(application.organisation_id),
            lambda work: record_service(
                work, decision.id, Sending(ServiceWay.LETTER, SENT), revision=decision.revision
            ),
        )
    with pytest.raises(NotAllowed):
        await scene.do(Actor(), lambda work: set_electronic_consent(work, application.organisation_id, consents=True))
