"""Openness: class, ground and time of documents, who reads which kind when, and redacted copies."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.core.papers import Operation, Papers, Someone, classifying, disclosing, papers_of

from avustin_core.access import Actor
from avustin_core.clock import SetClock
from avustin_core.documents.models import DisclosedCopy, Document, DocumentKind, Publicity
from avustin_core.documents.operations import Paper, claim_secrecy, classify_document, present_document
from avustin_core.documents.refusals import (
    AlreadyPresented,
    GivenByParty,
    GroundMissing,
    NotADocumentYet,
)
from avustin_core.documents.roads import download
from avustin_core.documents.secrecy import is_secret
from avustin_core.documents.times import TIMES
from avustin_core.errors import InvalidInput, NotAllowed, NotFound
from avustin_core.matters import operations as matters
from avustin_core.plugin import OFFICIALS, PARTIES, Role, SecrecyGround, named_roles, secret
from avustin_core.work import Avustin

ORIGINAL = DisclosedCopy.ORIGINAL
TRADE, PERSON = SecrecyGround.ITEM_20, SecrecyGround.ITEM_32
DRAFT, NOTE, MEMO = DocumentKind.DRAFT, DocumentKind.NOTE, DocumentKind.MEMO
PROPOSAL, LETTER = DocumentKind.PROPOSAL, DocumentKind.DECISION_LETTER


@pytest.fixture
async def scene(avustin: Avustin, someone: Someone) -> Papers:
    """A pending matter."""
    papers = await papers_of(avustin, someone)
    await papers.change(matters.make_pending)
    return papers


def claiming(document: Document, *grounds: SecrecyGround, reason: str = " Hinnat ") -> Operation:
    """The claim, as an operation."""
    return lambda work: claim_secrecy(work, document.id, grounds=grounds, reason=reason)


def presenting(document: Document) -> Operation:
    """The presentation, as an operation."""
    return lambda work: present_document(work, document.id)


class TestClassifying:
    async def test_a_secret_document_names_its_ground_and_its_last_day(self, scene: Papers) -> None:
        document = await scene.handed_in()

        for publicity in (Publicity.SECRET, Publicity.PARTLY_SECRET):
            with pytest.raises(GroundMissing):
                await scene.do(scene.official, classifying(document, publicity, other_ground=" "))
        with pytest.raises(NotAllowed):
            await scene.do(scene.editor, classifying(document, Publicity.PUBLIC))
        kept = await scene.do(scene.official, classifying(document, Publicity.SECRET, TRADE))

        assert (kept.grounds, kept.secret_until) == (["ITEM_20"], date(2044, 8, 1))
        assert (kept.classified_by, kept.classified_at) == (scene.official.user_id, scene.avustin.clock.now())
        assert not is_secret(kept, scene.avustin.clock.now() + timedelta(days=366 * 26))

    async def test_an_official_sets_another_day_and_private_life_is_kept_longer(self, scene: Papers) -> None:
        document = await scene.handed_in()

        person = await scene.do(scene.official, classifying(document, Publicity.PARTLY_SECRET, PERSON, TRADE))
        assert (person.grounds, person.secret_until) == (["ITEM_20", "ITEM_32"], date(2119, 8, 1))
        with pytest.raises(InvalidInput):
            await scene.do(scene.official, classifying(document, Publicity.SECRET, TRADE, until=date(2019, 7, 31)))
        until = date(2021, 1, 1)
        other = await scene.do(
            scene.official, classifying(document, Publicity.SECRET, other_ground="VAL 31 §", until=until)
        )
        assert (other.grounds, other.other_ground, other.secret_until) == ([], "VAL 31 §", until)
        public = await scene.do(scene.official, classifying(document, Publicity.PUBLIC, TRADE))
        assert (public.grounds, public.other_ground, public.secret_until) == ([], None, None)

    async def test_an_officials_secret_is_withheld_from_the_party_too_and_its_own_never(
        self, scene: Papers, clock: SetClock
    ) -> None:
        its_own = await scene.add()
        clock.set(clock.now() + timedelta(hours=1))
        await scene.move(its_own, OFFICIALS)
        paper = await scene.paper(NOTE)

        async def withhold(document: Document, publicity: Publicity = Publicity.SECRET) -> Document:
            return await scene.do(
                scene.official,
                lambda work: classify_document(
                    work, document.id, publicity, grounds=[TRADE], withheld_from_party="Yleinen etu"
                ),
            )

        with pytest.raises(GivenByParty):
            await withhold(its_own)
        with pytest.raises(GroundMissing):
            await withhold(paper, Publicity.PUBLIC)
        await withhold(paper)
        await scene.do(scene.official, lambda work: present_document(work, paper.id))
        redacted = await scene.add(actor=scene.official, paper=Paper(redacted_copy_of=paper.id))
        await scene.change(matters.close)

        seen = {name: [await scene.sees(getattr(scene, name), each) for each in (its_own, paper, redacted)]
                for name in ("editor", "official")}  # fmt: skip
        assert seen == {"editor": [True, False, True], "official": [True, True, True]}
        with pytest.raises(NotFound):
            await download(scene.avustin, scene.editor, paper.id)

    async def test_a_party_claims_and_an_official_says(self, scene: Papers) -> None:
        document = await scene.add()

        claimed = await scene.do(scene.editor, claiming(document, TRADE))

        assert (claimed.claimed_grounds, claimed.claimed_reason) == (["ITEM_20"], "Hinnat")
        assert (claimed.publicity, claimed.grounds) == (Publicity.UNDECIDED, [])
        with pytest.raises(NotFound):
            await scene.do(scene.stranger, claiming(document, TRADE))
        await scene.move(document, OFFICIALS)
        with pytest.raises(NotAllowed):
            await scene.do(scene.official, claiming(document, TRADE))
        for incomplete in (claiming(document), claiming(document, TRADE, reason=" ")):
            with pytest.raises(InvalidInput):
                await scene.do(scene.editor, incomplete)


class TestTheFieldOfAnAttachment:
    async def test_named_roles_alone_see_it_and_its_bytes_wherever_it_is_moved(
        self, scene: Papers, someone: Someone
    ) -> None:
        document = await scene.handed_in(named_roles(Role.RAPPORTEUR))
        rapporteur = await someone("rapporteur", Role.RAPPORTEUR, call_id=scene.call_id)
        others = [scene.official, await someone("elsewhere too", Role.RAPPORTEUR, call_id=scene.matter_id)]
        others += [await someone(role.name, role) for role in (Role.AUDITOR, Role.ASSESSOR, Role.ADMINISTRATOR)]

        await scene.move(document, PARTIES)

        assert [await scene.sees(actor, document) for actor in (scene.editor, rapporteur)] == [True, True]
        assert [await scene.sees(actor, document) for actor in others] == [False] * len(others)
        await download(scene.avustin, rapporteur, document.id)
        for actor in others:
            with pytest.raises(NotFound):
                await download(scene.avustin, actor, document.id)

    async def test_it_takes_no_paper_of_officials_along(self, scene: Papers) -> None:
        memo = await scene.paper(MEMO)

        await scene.move(memo, named_roles(Role.RAPPORTEUR))

        assert await scene.sees(scene.official, memo)

    async def test_a_secret_field_classifies_it_unless_an_official_has(self, scene: Papers) -> None:
        visible = secret(ground=TRADE, roles=(Role.PREPARER,))
        document = await scene.handed_in(visible)

        kept = await scene.do(scene.official, lambda work: work.get(Document, document.id))
        assert (kept.publicity, kept.grounds, kept.secret_until) == (Publicity.SECRET, ["ITEM_20"], date(2044, 8, 1))
        assert (kept.roles, kept.classified_by) == (["PREPARER"], None)
        await scene.do(scene.official, classifying(document, Publicity.PUBLIC))
        await scene.move(document, visible)

        again = await scene.do(scene.official, lambda work: work.get(Document, document.id))
        assert (again.publicity, again.roles) == (Publicity.PUBLIC, ["PREPARER"])


class TestKindsByTheirTime:
    async def test_every_kind_has_its_readers_before_and_after_the_matter_is_closed(
        self, scene: Papers, someone: Someone
    ) -> None:
        papers = {kind: await scene.paper(kind) for kind in DocumentKind}
        people = {
            "handler": scene.official,
            "auditor": await someone("auditor", Role.AUDITOR),
            "decider": await someone("decider", Role.DECIDER, call_id=scene.call_id),
            "party": scene.editor,
            "elsewhere": scene.elsewhere,
            "public": Actor(),
        }

        async def read() -> dict[str, set[DocumentKind]]:
            return {
                name: {kind for kind, paper in papers.items() if await scene.sees(actor, paper)}
                for name, actor in people.items()
            }

        nobody: set[DocumentKind] = set()
        every, working = {*DocumentKind}, {DRAFT, NOTE}
        before = {"handler": every, "auditor": every, "decider": every - working, "elsewhere": nobody, "public": nobody}
        assert await read() == before | {"party": {DocumentKind.ATTACHMENT, DocumentKind.LETTER}}
        await scene.change(matters.close)

        assert await read() == before | {"party": every - working}
        assert {*TIMES} == every

    async def test_what_was_presented_is_a_document_from_then_on(self, scene: Papers) -> None:
        draft, note = await scene.paper(DRAFT), await scene.paper(NOTE)
        with pytest.raises(NotADocumentYet):
            await scene.do(scene.official, disclosing(draft, ORIGINAL, legal_basis="JulkL 9 §"))

        kinds = [(await scene.do(scene.official, presenting(each))).kind for each in (draft, note)]

        assert kinds == [PROPOSAL, MEMO]
        with pytest.raises(AlreadyPresented):
            await scene.do(scene.official, presenting(draft))
        assert not await scene.sees(scene.editor, draft)
        await scene.change(matters.close)
        assert await scene.sees(scene.editor, draft)


class TestTheDisqualified:
    async def test_see_no_document_of_the_matter_and_touch_none(self, scene: Papers) -> None:
        document, note = await scene.handed_in(), await scene.paper(NOTE)
        given = await scene.handed_in(named_roles(Role.PREPARER))
        kept_away = replace(scene.official, disqualified=frozenset({scene.matter_id}))

        assert [await scene.sees(kept_away, each) for each in (document, note, given)] == [False] * 3
        for act in (classifying(document, Publicity.PUBLIC), presenting(note), disclosing(document, ORIGINAL)):
            with pytest.raises(NotFound):
                await scene.do(kept_away, act)
        with pytest.raises(NotFound):
            await download(scene.avustin, kept_away, document.id)


class TestRedactedCopies:
    async def test_stand_beside_the_original_with_its_time_and_a_class_of_their_own(self, scene: Papers) -> None:
        memo, attachment = await scene.paper(MEMO), await scene.handed_in(named_roles(Role.PREPARER))

        of_memo, of_attachment = [
            await scene.add(actor=scene.official, paper=Paper(redacted_copy_of=each.id)) for each in (memo, attachment)
        ]

        assert (of_memo.kind, of_memo.redacted_copy_of_id, of_memo.publicity) == (MEMO, memo.id, Publicity.UNDECIDED)
        assert [await scene.sees(scene.editor, each) for each in (of_memo, of_attachment)] == [False, True]
        assert of_attachment.roles is None

    async def test_are_added_by_officials_to_what_has_come_and_isnt_a_copy(self, scene: Papers) -> None:
        attachment, in_draft = await scene.handed_in(), await scene.add()
        copy = await scene.add(actor=scene.official, paper=Paper(redacted_copy_of=attachment.id))

        with pytest.raises(NotAllowed):
            await scene.add(paper=Paper(redacted_copy_of=attachment.id))
        with pytest.raises(NotFound):
            await scene.add(actor=scene.official, paper=Paper(redacted_copy_of=in_draft.id))
        with pytest.raises(InvalidInput):
            await scene.add(actor=scene.official, paper=Paper(redacted_copy_of=copy.id))
