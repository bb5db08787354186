"""Release for publication: what an official puts on the web beside a published decision, and nothing else."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.core.applying import CLOSES, Harbour, open_harbour
from tests.core.ferries import ferries
from tests.core.papers import PDF, pieces

from avustin_core.access import PUBLIC, Actor, rights_of
from avustin_core.applications.models import Application
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.documents.models import Document, DocumentKind, Publicity
from avustin_core.documents.operations import ATTACHED, Paper, classify_document
from avustin_core.documents.roads import upload
from avustin_core.errors import InvalidInput, NotAllowed, NotFound
from avustin_core.plugin import Language, Role, SecrecyGround
from avustin_core.register.models import RegisterEntry, ReleasedDocument, ReleasedText
from avustin_core.register.operations import publish_decisions
from avustin_core.register.refusals import AnswerNotForTheWeb, DocumentNotForTheWeb, ReleaseIsWithdrawn
from avustin_core.register.releasing import release_for_publication, withdraw_release
from avustin_core.register.roads import download_released
from avustin_core.registry import Registry
from avustin_core.work import Avustin

ANSWERS: dict[str, Any] = {"plan": "Uusi lossi", "convicted": "Ei", "contact": {"name": "Maija"}}


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return ferries()


@pytest.fixture
async def harbour(avustin: Avustin) -> Harbour:
    """An open call."""
    return await open_harbour(avustin)


async def published(harbour: Harbour) -> tuple[Application, RegisterEntry]:
    """An application that was granted, and its entry in the register."""
    application = await harbour.submitted(**ANSWERS)
    decision = await harbour.add(
        Decision(
            matter_id=application.matter_id, application_id=application.id, version_id=application.submitted_id,
            call_id=harbour.call.id, organisation_id=harbour.applicant.id, kind=DecisionKind.GRANT, amount=8_500_00,
            status=DecisionStatus.SIGNED, language=Language.SV, proposed_at=CLOSES, signed_at=CLOSES, notified_at=CLOSES,
        )
    )  # fmt: skip
    await harbour.change(harbour.call, decided=1)
    await harbour.do(harbour.preparer, lambda work: publish_decisions(work, harbour.call.id))
    (entry,) = await harbour.rows(RegisterEntry, decision_id=decision.id)
    return application, entry


async def attached(harbour: Harbour, application: Application, publicity: Publicity, **paper: Any) -> Document:
    """A document that an official added and classified."""
    how = Paper(**paper) if paper else ATTACHED
    document = await upload(
        harbour.avustin, harbour.preparer, application.matter_id, name="a.pdf", chunks=pieces(PDF), paper=how
    )
    return await classified(harbour, document, publicity)


async def classified(harbour: Harbour, document: Document, publicity: Publicity) -> Document:
    """The document in another class."""
    grounds = [SecrecyGround.ITEM_20]
    return await harbour.do(
        harbour.preparer, lambda work: classify_document(work, document.id, publicity, grounds=grounds)
    )


async def release(harbour: Harbour, entry: RegisterEntry, *, by: Actor | None = None, **what: Any) -> None:
    """The preparing officer releases."""
    await harbour.do(by or harbour.preparer, lambda work: release_for_publication(work, entry.id, **what))


async def shown(avustin: Avustin, model: Any) -> list[Any]:
    """What anyone sees."""
    sees = rights_of(model).rows.predicate(model, PUBLIC, avustin.clock.now())
    async with avustin.reading() as connection:
        return list((await connection.execute(select(model).where(sees).order_by(col(model.id)))).all())


async def fetched(avustin: Avustin, id: UUID) -> bytes:
    """The bytes, as anyone gets them."""
    found = await download_released(avustin, id)
    return b"".join([chunk async for chunk in found.chunks])


class TestTexts:
    async def test_are_shown_as_the_decided_application_says_them_until_they_are_withdrawn(
        self, harbour: Harbour
    ) -> None:
        _, entry = await published(harbour)
        assert await shown(harbour.avustin, ReleasedText) == []

        await release(harbour, entry, paths=[["plan"], ["costs", "k1", "name"]])
        await release(harbour, entry, paths=[["plan"]])

        texts = await shown(harbour.avustin, ReleasedText)
        assert [(each.path, each.label["fi"], each.text) for each in texts] == [
            (["plan"], "Suunnitelma", {"sv": "Uusi lossi"}),
            (["costs", "k1", "name"], "Nimi", {"sv": "Palkat"}),
        ]
        assert texts[0].released_by == harbour.preparer.user_id
        id = texts[0].id
        with pytest.raises(InvalidInput):
            await harbour.do(harbour.preparer, lambda work: withdraw_release(work, ReleasedText, id, reason=" "))
        with pytest.raises(NotAllowed):
            await harbour.do(harbour.signatory, lambda work: withdraw_release(work, ReleasedText, id, reason="Virhe"))
        kept = await harbour.do(harbour.preparer, lambda work: withdraw_release(work, ReleasedText, id, reason="Virhe"))
        assert (kept.withdrawn_by, kept.withdrawal_reason) == (harbour.preparer.user_id, "Virhe")
        seen = [await harbour.sees(who, kept) for who in (harbour.preparer, harbour.signatory, PUBLIC)]
        assert seen == [True, False, False]
        assert [each.path for each in await shown(harbour.avustin, ReleasedText)] == [["costs", "k1", "name"]]
        with pytest.raises(ReleaseIsWithdrawn):
            await harbour.do(harbour.preparer, lambda work: withdraw_release(work, ReleasedText, id, reason="Virhe"))

    async def test_what_is_for_named_roles_isnt_a_text_or_isnt_answered_never_gets_out(self, harbour: Harbour) -> None:
        _, entry = await published(harbour)

        for path in (["convicted"], ["contact", "email"], ["robots"], ["applied"], ["contact"], ["costs"], ["x"], []):
            with pytest.raises(AnswerNotForTheWeb) as refused:
                await release(harbour, entry, paths=[["plan"], path])
            assert refused.value.path == ("paths", "1")
        with pytest.raises(InvalidInput):
            await release(harbour, entry)

        assert await shown(harbour.avustin, ReleasedText) == []

    async def test_only_a_decider_or_a_preparing_officer_of_the_call_releases(self, harbour: Harbour) -> None:
        application, entry = await published(harbour)
        elsewhere = Actor(harbour.preparer.user_id, roles=frozenset({(Role.PREPARER, harbour.applicant.id)}))

        kept_away = replace(harbour.preparer, disqualified=frozenset({application.matter_id}))

        for who in (PUBLIC, kept_away, harbour.signatory, harbour.assessor, harbour.registrar, elsewhere):
            with pytest.raises(NotAllowed):
                await release(harbour, entry, by=who, paths=[["plan"]])

        assert await shown(harbour.avustin, ReleasedText) == []

    async def test_go_with_the_decision_that_they_stood_beside(self, harbour: Harbour) -> None:
        _, entry = await published(harbour)
        await release(harbour, entry, paths=[["plan"]])

        async def supersede(work: Any) -> None:
            await work.session.delete(await work.session.get(RegisterEntry, entry.id))

        await harbour.do(PUBLIC, supersede)

        assert await shown(harbour.avustin, ReleasedText) == []


class TestDocuments:
    async def test_a_public_one_is_fetched_by_anyone_while_it_is_public(self, harbour: Harbour) -> None:
        application, entry = await published(harbour)
        document = await attached(harbour, application, Publicity.PUBLIC)

        await release(harbour, entry, document_ids=[document.id])

        (released,) = await shown(harbour.avustin, ReleasedDocument)
        assert (released.name, released.size, released.sha256) == ("a.pdf", len(PDF), document.sha256)
        assert await fetched(harbour.avustin, released.id) == PDF
        assert not await harbour.sees(PUBLIC, document)
        await classified(harbour, document, Publicity.SECRET)
        assert await shown(harbour.avustin, ReleasedDocument) == []
        with pytest.raises(NotFound):
            await fetched(harbour.avustin, released.id)
        await classified(harbour, document, Publicity.PUBLIC)
        await harbour.do(
            harbour.preparer, lambda work: withdraw_release(work, ReleasedDocument, released.id, reason="Virhe")
        )
        with pytest.raises(NotFound):
            await fetched(harbour.avustin, released.id)

    async def test_of_one_that_isnt_its_public_copy_is_shown(self, harbour: Harbour) -> None:
        application, entry = await published(harbour)
        document = await attached(harbour, application, Publicity.PARTLY_SECRET)
        copy = await attached(harbour, application, Publicity.UNDECIDED, redacted_copy_of=document.id)
        with pytest.raises(DocumentNotForTheWeb):
            await release(harbour, entry, document_ids=[document.id])
        await classified(harbour, copy, Publicity.PUBLIC)

        await release(harbour, entry, document_ids=[document.id])

        assert [each.document_id for each in await shown(harbour.avustin, ReleasedDocument)] == [copy.id]

    async def test_no_other_gets_out(self, harbour: Harbour) -> None:
        application, entry = await published(harbour)
        other = await harbour.submitted(**ANSWERS)
        documents = [await attached(harbour, application, each) for each in (Publicity.UNDECIDED, Publicity.SECRET)]
        documents += [
            await attached(harbour, application, Publicity.PUBLIC, kind=kind)
            for kind in (DocumentKind.NOTE, DocumentKind.DRAFT, DocumentKind.PROPOSAL)
        ]
        documents.append(await attached(harbour, other, Publicity.PUBLIC))
        kept = await attached(harbour, application, Publicity.PUBLIC)
        documents.append(await harbour.change(kept, roles=["PREPARER"]))

        for document in documents:
            with pytest.raises(DocumentNotForTheWeb):
                await release(harbour, entry, document_ids=[document.id])

        assert await shown(harbour.avustin, ReleasedDocument) == []
