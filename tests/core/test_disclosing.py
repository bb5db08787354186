"""Disclosure: what an official gives to whom after checking it, in which copy and on which ground."""

import pytest
from tests.core.papers import Papers, Someone, classifying, disclosing, papers_of

from avustin_core.documents.models import DisclosedCopy, DocumentKind, Publicity
from avustin_core.documents.operations import Paper
from avustin_core.documents.refusals import NoRedactedCopy, NotClassified, SecretNeedsLegalBasis
from avustin_core.errors import InvalidInput, NotAllowed, NotFound
from avustin_core.matters import operations as matters
from avustin_core.plugin import Role, SecrecyGround, secret
from avustin_core.work import Avustin

ORIGINAL, REDACTED = DisclosedCopy.ORIGINAL, DisclosedCopy.REDACTED
TRADE, MEMO = SecrecyGround.ITEM_20, DocumentKind.MEMO


@pytest.fixture
async def scene(avustin: Avustin, someone: Someone) -> Papers:
    """A pending matter."""
    papers = await papers_of(avustin, someone)
    await papers.change(matters.make_pending)
    return papers


class TestDisclosing:
    async def test_what_is_public_is_given_and_that_is_recorded(self, scene: Papers, someone: Someone) -> None:
        document = await scene.handed_in()
        with pytest.raises(NotClassified):
            await scene.do(scene.official, disclosing(document, ORIGINAL))
        await scene.do(scene.official, classifying(document, Publicity.PUBLIC))

        for actor, refusal in ((scene.editor, NotAllowed), (scene.elsewhere, NotFound)):
            with pytest.raises(refusal):
                await scene.do(actor, disclosing(document, ORIGINAL))
        for blank in ("recipient", "purpose", "reason"):
            with pytest.raises(InvalidInput):
                await scene.do(scene.official, disclosing(document, ORIGINAL, **{blank: " "}))
        given = await scene.do(scene.official, disclosing(document, ORIGINAL))

        assert (given.document_id, given.given_id, given.publicity) == (document.id, document.id, Publicity.PUBLIC)
        assert (given.recipient, given.purpose, given.legal_basis) == ("Toimittaja", "Uutinen", None)
        assert (given.disclosed_by, given.disclosed_at) == (scene.official.user_id, scene.avustin.clock.now())
        auditor = await someone("auditor", Role.AUDITOR)
        seen = [await scene.sees(each, given) for each in (scene.official, auditor, scene.editor, scene.elsewhere)]
        assert seen == [True, True, False, False]

    async def test_of_what_is_partly_secret_the_redacted_copy_is_given(self, scene: Papers) -> None:
        document = await scene.handed_in()
        await scene.do(scene.official, classifying(document, Publicity.PARTLY_SECRET, TRADE))
        with pytest.raises(SecretNeedsLegalBasis):
            await scene.do(scene.official, disclosing(document, ORIGINAL))
        copy = await scene.add(actor=scene.official, paper=Paper(redacted_copy_of=document.id))
        with pytest.raises(NoRedactedCopy):
            await scene.do(scene.official, disclosing(document, REDACTED))
        await scene.do(scene.official, classifying(copy, Publicity.PUBLIC))

        given = await scene.do(scene.official, disclosing(document, REDACTED))

        assert (given.document_id, given.given_id, given.copy_given) == (document.id, copy.id, REDACTED)

    @pytest.mark.parametrize("publicity", [Publicity.SECRET, Publicity.PARTLY_SECRET])
    async def test_a_secret_original_needs_a_provision_that_allows_it(
        self, scene: Papers, publicity: Publicity
    ) -> None:
        document = await scene.handed_in()
        await scene.do(scene.official, classifying(document, publicity, TRADE))

        for basis in (None, " "):
            with pytest.raises(SecretNeedsLegalBasis):
                await scene.do(scene.official, disclosing(document, ORIGINAL, legal_basis=basis))
        given = await scene.do(scene.official, disclosing(document, ORIGINAL, legal_basis="VAL 31 §"))

        assert (given.legal_basis, given.publicity) == ("VAL 31 §", publicity)

    async def test_what_isnt_public_yet_needs_one_until_the_decision_is_signed(self, scene: Papers) -> None:
        memo = await scene.paper(MEMO)
        await scene.do(scene.official, classifying(memo, Publicity.PUBLIC))
        with pytest.raises(SecretNeedsLegalBasis):
            await scene.do(scene.official, disclosing(memo, ORIGINAL))
        await scene.do(scene.official, lambda work: matters.did(work, scene.matter_id, "signDecision"))

        given = await scene.do(scene.official, disclosing(memo, ORIGINAL))

        assert given.given_id == memo.id

    async def test_who_doesnt_see_the_document_doesnt_see_to_whom_it_was_given(
        self, scene: Papers, someone: Someone
    ) -> None:
        document = await scene.handed_in(secret(ground=TRADE, roles=(Role.PREPARER,)))
        given = await scene.do(scene.official, disclosing(document, ORIGINAL, legal_basis="VAL 31 §"))
        auditor = await someone("auditor", Role.AUDITOR)

        assert [await scene.sees(each, given) for each in (scene.official, auditor)] == [True, False]
