"""A decision that goes out by mail is served by it on those who have consented, and on nobody else."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from tests.core.applying import Harbour
from tests.core.test_reports import decide
from tests.mail.peer import Peer
from tests.mail.post import worker

from avustin_core.clock import SetClock
from avustin_core.decisions.models import Decision
from avustin_core.reviews.requesting import Sought, request_review
from avustin_core.service.models import Service, ServiceWay
from avustin_core.service.operations import set_electronic_consent
from avustin_core.work import Work


async def services(harbour: Harbour) -> list[Service]:
    """All of them."""

    async def read(work: Work) -> list[Service]:
        return list(await work.session.scalars(select(Service)))

    return await harbour.do(harbour.signatory, read)


async def sent(harbour: Harbour) -> Decision:
    """A decision whose letter is in the outbox."""
    now = harbour.avustin.clock.now()
    decision = await decide(harbour, await harbour.submitted(), signed_at=now, notified_at=now, contact="a@b.example")
    notice = {
        "decision": str(decision.id), "recipients": [str(decision.organisation_id)], "language": "fi", "letter": "Päätös",
    }  # fmt: skip

    async def send(work: Work) -> None:
        work.send("decision.letter", notice)

    await harbour.do(harbour.signatory, send)
    return decision


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_the_mail_serves_those_who_have_consented(harbour: Harbour, peer: Peer, clock: SetClock) -> None:
    """13/2003 19 §: with consent, as an electronic message; the day of sending is that on which the mail went out."""
    await sent(harbour)
    await worker(harbour.avustin).drain()
    assert await services(harbour) == []
    organisation = harbour.applicant.id
    await harbour.do(harbour.signatory, lambda work: set_electronic_consent(work, organisation, consents=True))
    decision = await sent(harbour)
    clock.set(clock.now() + timedelta(hours=1))

    await worker(harbour.avustin).drain()

    (service,) = await services(harbour)
    assert (service.decision_id, service.organisation_id) == (decision.id, organisation)
    assert (service.way, service.sent_at, service.recorded_by) == (ServiceWay.ELECTRONIC, clock.now(), None)
    peer.mails.clear()
    now = await harbour.read(decision)
    sought = Sought("Enemmän.", "Virhe.")
    await harbour.do(harbour.signatory, lambda work: request_review(work, now.id, sought, revision=now.revision))
    await worker(harbour.avustin).drain()
    assert {str(mail["Subject"])[:15] for mail in peer.mails} == {"Oikaisuvaatimus", "Begäran om ompr"}
