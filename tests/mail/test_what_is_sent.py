"""Who gets which mail: each member in their own language, what is formal in that of the matter, and nobody who may not."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pdfplumber
import pytest
from tests.core.applying import Harbour
from tests.core.ferries_anew import ferries_anew
from tests.core.test_reports import decide
from tests.mail.peer import Peer
from tests.mail.post import FINN, SWEDE, mails, messages_of, settings_of, states, worker

from avustin_core.access import Actor, Membership
from avustin_core.applications.call_forms import preview_call_form, publish_call_form
from avustin_core.applications.completion import request_completion
from avustin_core.letters.marking import plain_text
from avustin_core.letters.operations import Draft, compose
from avustin_core.letters.templates import chosen
from avustin_core.outbox import MessageFault, MessageState
from avustin_core.plugin import Language, LetterKind, Role, Text
from avustin_core.testing.letters import notice_data
from avustin_core.work import Work

ALIKE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)  #: on every database
DUE = datetime(2019, 10, 1, 13, 15, tzinfo=UTC)


async def test_a_receipt_goes_to_every_member_in_their_own_language(harbour: Harbour, peer: Peer) -> None:
    application = await harbour.submitted()

    await worker(harbour.avustin).drain()

    finnish, swedish = sorted(peer.mails, key=lambda mail: str(mail["To"]))
    assert application.reference
    assert (finnish["To"], swedish["To"]) == (FINN, SWEDE)
    assert finnish["Subject"] == f"Hakemus {application.reference} on vastaanotettu"
    assert swedish["Subject"] == f"Ansökan {application.reference} har tagits emot"
    assert "saapunut 2.9.2019 klo 12.00 (Suomen aikaa)." in finnish.get_content()
    assert "https://asiointi.example/sv/hakemus?numero=ferries%2F2019%2F1%2F1" in swedish.get_content()
    assert "Hakija: Saari" in finnish.get_content()
    notice, *sent = await messages_of(harbour.avustin)
    assert (notice.state, [each.state for each in sent]) == (MessageState.PASSED_ON, [MessageState.SENT] * 2)
    assert {f"<{each.id}@ministerio.example>" for each in sent} == set(peer.ids())
    assert {(each.subject, each.body) for each in sent} == {(None, None)}
    assert finnish["Auto-Submitted"] == "auto-generated"
    assert "{" not in finnish.get_content() + swedish.get_content()


@ALIKE
async def test_who_has_a_draft_is_told_that_its_form_changed_and_what_has_no_place_in_it(
    harbour: Harbour, peer: Peer
) -> None:
    await harbour.draft(contact={"name": "Aino"})
    harbour.avustin.registry = ferries_anew()
    chief = Actor(harbour.preparer.user_id, roles=frozenset({(Role.ADMINISTRATOR, None)}))
    told = await harbour.do(chief, lambda work: preview_call_form(work, harbour.call.id, version="1.1"))
    revision, print_ = (await harbour.read(harbour.call)).revision, told.report.fingerprint
    why = Text(fi="Lomaketta lyhennetään.", sv="Blanketten förkortas.")
    await harbour.do(
        chief,
        lambda work: publish_call_form(
            work, harbour.call.id, revision=revision, version="1.1", reason=why, fingerprint=print_
        ),
    )

    await worker(harbour.avustin).drain()

    finnish, swedish = sorted(peer.mails, key=lambda mail: str(mail["To"]))
    assert (finnish["To"], finnish["Subject"]) == (FINN, "Hakulomake on muuttunut: Lossihaku")
    assert "Syy: Lomaketta lyhennetään." in finnish.get_content()
    assert "– Yhteyshenkilö – Nimi" in finnish.get_content()
    assert "Orsak: Blanketten förkortas." in swedish.get_content()
    assert "{" not in finnish.get_content() + swedish.get_content()


async def test_one_who_lost_the_mandate_gets_nothing_whenever_that_was(harbour: Harbour, peer: Peer) -> None:
    await harbour.submitted()
    await worker(harbour.avustin, goes_on=False).step()
    (membership,) = await harbour.rows(Membership, user_id=harbour.editor.user_id)

    async def take(work: object) -> None:
        await work.session.delete(await work.session.get(Membership, membership.id))  # type: ignore[attr-defined]

    await harbour.do(harbour.signatory, take)
    await worker(harbour.avustin).drain()

    assert [str(mail["To"]) for mail in peer.mails] == [FINN]
    (withheld,) = await states(harbour.avustin, MessageState.WITHHELD)
    assert (withheld.recipient_id, withheld.fault) == (harbour.editor.user_id, MessageFault.NOT_SEEN)


@ALIKE
async def test_what_nobody_can_be_told_waits_for_an_administrator(harbour: Harbour, peer: Peer) -> None:
    for membership in await harbour.rows(Membership, organisation_id=harbour.applicant.id):
        await harbour.change(membership, organisation_id=harbour.third.id)
    await harbour.submitted()

    await worker(harbour.avustin).drain()

    (dead,) = await messages_of(harbour.avustin)
    assert (dead.state, dead.fault) == (MessageState.DEAD, MessageFault.NO_RECIPIENT)
    assert peer.mails == []


@ALIKE
async def test_a_request_for_completion_is_in_the_language_of_the_matter_and_says_that_the_decision_does_not_wait(
    harbour: Harbour, peer: Peer
) -> None:
    application = await harbour.submitted(language="SV")
    await worker(harbour.avustin).drain()
    peer.mails.clear()
    revision = (await harbour.read(application)).revision
    await harbour.do(
        harbour.preparer,
        lambda work: request_completion(
            work, application.id, what="Projektplanen saknas.", how="I e-tjänsten.", paths=[["plan"]], due_at=DUE,
            revision=revision,
        ),
    )  # fmt: skip

    await worker(harbour.avustin).drain()

    assert sorted(str(mail["To"]) for mail in peer.mails) == [FINN, SWEDE]
    for mail in peer.mails:
        (letter,) = mail.iter_attachments()
        body = mail.get_body()
        assert body
        text = body.get_content()
        assert letter.get_content_type() == "application/pdf"
        assert str(letter.get_filename()).startswith("begaran-om-komplettering-")
        assert mail["Subject"] == f"Begäran om komplettering: ansökan {application.reference}"
        assert mail["Content-Language"] == "sv"
        assert "Projektplanen saknas." in text
        assert "Tidsfrist: 1.10.2019 kl. 16.15 (finsk tid)" in text
        assert "Ärendet kan avgöras trots att tidsfristen inte iakttas." in text


async def test_a_decision_is_attached_in_its_language_and_marked_where_it_is_fiction(
    harbour: Harbour, peer: Peer
) -> None:
    application = await harbour.submitted()
    await harbour.change(application, is_fictional=True)
    await worker(harbour.avustin).drain()
    peer.mails.clear()
    decision = await decide(harbour, application)
    template = chosen(LetterKind.NOTICE, None, date(2019, 11, 21))
    data = notice_data("sv", parts=[{"heading": "Beslut", "text": plain_text("Beslutet lyder så.")}])
    draft = Draft(application.matter_id, decision.id, template, Language.SV, data, "beslut-ferries-2019-1-1.pdf")

    async def send(work: Work) -> None:
        letter = await compose(work, draft)
        said = {"decision": str(decision.id), "language": "sv", "documentId": str(letter.document_id)}
        work.send("decision.letter", {**said, "recipients": [str(harbour.applicant.id)]})

    await harbour.do(harbour.preparer, send)
    await worker(harbour.avustin).drain()

    assert len(peer.mails) == 2
    for mail in peer.mails:
        (attachment,) = mail.iter_attachments()
        body = mail.get_body()
        assert body
        assert "ESIMERKKI, EI VIRANOMAISPÄÄTÖS / EXEMPEL, INTE ETT MYNDIGHETSBESLUT" in body.get_content()
        assert str(mail["Subject"]).endswith(f"Beslut om ansökan {application.reference}")
        assert (attachment.get_filename(), attachment.get_content_type()) == (draft.name, "application/pdf")
        with pdfplumber.open(BytesIO(attachment.get_content())) as pdf:
            [page] = pdf.pages
            assert "Beslutet lyder så." in page.extract_text()
            assert "ESIMERKKI, EI VIRANOMAISPÄÄTÖS / EXEMPEL" in page.extract_text()
    assert all(each.language is Language.SV for each in (await mails(harbour.avustin))[2:])


@ALIKE
@pytest.mark.parametrize("how", [{"mail_kept": True}, {"demo": True}])
async def test_what_is_kept_goes_nowhere_and_can_be_read(harbour: Harbour, peer: Peer, how: dict[str, bool]) -> None:
    harbour.avustin.settings = settings_of(harbour.avustin, peer, **how)
    application = await harbour.submitted()

    await worker(harbour.avustin).drain()

    kept = await states(harbour.avustin, MessageState.KEPT)
    assert len(kept) == 2
    assert all(str(application.reference) in (each.subject or "") for each in kept)
    assert peer.mails == []


@ALIKE
async def test_a_kind_that_has_no_text_is_not_lost_silently(harbour: Harbour) -> None:
    async def send(work: object) -> None:
        work.send("tides.turned", {}, at=harbour.avustin.clock.now() + timedelta(days=1))  # type: ignore[attr-defined]

    await harbour.do(harbour.signatory, send)
    assert await worker(harbour.avustin).drain() == 0
    harbour.at(harbour.avustin.clock.now() + timedelta(days=1))

    assert await worker(harbour.avustin).drain() == 1
    (dead,) = await states(harbour.avustin, MessageState.DEAD)
    assert (dead.kind, dead.fault) == ("tides.turned", MessageFault.NO_TEXT)
