"""Letters beside decisions: hearings, requests for completion, decisions on requests for review."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import obstore
import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.core.contesting import Contest
from tests.core.deciding import Scene, set_scene
from tests.core.pdfs import metadata_of, tags_of, text_of, untagged
from tests.core.test_hearings import hear
from tests.core.test_letters import Declared
from tests.core.test_service import served

from avustin_core.access import PUBLIC, Actor, User
from avustin_core.applications.completion import open_completion, reopen_completion
from avustin_core.applications.loading import Loaded
from avustin_core.applications.models import Application, Completion
from avustin_core.calls.models import Call
from avustin_core.decisions.models import DecisionKind
from avustin_core.documents.models import Document, DocumentKind, Publicity
from avustin_core.letters.checking import check_letters
from avustin_core.letters.models import Letter
from avustin_core.outbox import OutboxMessage
from avustin_core.plugin import Language, Role, Text
from avustin_core.programmes.models import FormRelease
from avustin_core.registry import Registry
from avustin_core.reviews.models import ReviewOutcome
from avustin_core.work import Avustin, Work

COURT = Text(fi="Helsingin hallinto-oikeus", sv="Helsingfors förvaltningsdomstol")
DUE = datetime(2019, 12, 12, 14, 15, tzinfo=UTC)
HEADINGS = {
    "hearing": Text(fi="Kuuleminen", sv="Hörande"),
    "completion": Text(fi="Täydennettävät hakemuksen kohdat", sv="Punkter i ansökan som ska kompletteras"),
    "review": Text(fi="Valitusosoitus", sv="Besvärsanvisning"),
}
SAYS = {
    "hearing": Text(
        fi="viimeistään 12.12.2019 klo 16.15. Määräajan noudattamatta jättäminen ei estä asian ratkaisemista.",
        sv="senast den 12.12.2019 kl. 16.15. Ärendet kan avgöras trots att tidsfristen inte iakttas.",
    ),
    "completion": Text(fi="Hankkeen tavoitteet", sv="Projektets mål"),
    "review": Text(
        fi="Toimivaltainen hallinto-oikeus: Helsingin hallinto-oikeus",
        sv="Behörig förvaltningsdomstol: Helsingfors förvaltningsdomstol",
    ),
}


@pytest.fixture(scope="session")
def registry() -> Registry:
    """One programme under the decree, which says which court hears appeals."""
    found = Registry([])
    found.programmes[Declared.code] = type("Named", (Declared,), {"court": COURT})()
    return found


async def letters_about(scene: Scene, id: UUID) -> list[tuple[Letter, Document, bytes]]:
    """The letters about it, with their documents and bytes."""

    async def get(work: Work) -> list[tuple[Letter, Document]]:
        found = await work.session.scalars(
            select(Letter).where(col(Letter.about_id) == id).order_by(col(Letter.ordinal))
        )
        return [(letter, await work.session.get_one(Document, letter.document_id)) for letter in found.all()]

    async def lying(document: Document) -> bytes:
        return bytes(await (await obstore.get_async(scene.avustin.files, document.storage_key)).bytes_async())

    return [(letter, document, await lying(document)) for letter, document in await scene.do(PUBLIC, get)]


async def asked_twice(scene: Scene, application: Application) -> Completion:
    """A request for completion to which something was added."""

    async def ask(work: Work) -> Completion:
        loaded = Loaded(
            await work.session.get_one(Application, application.id), await work.session.get_one(Call, scene.call.id)
        )
        release = await work.session.get_one(FormRelease, loaded.call.form_release_id)
        release.descriptors = [{"path": ["goals"], "label": {"fi": "Hankkeen tavoitteet", "sv": "Projektets mål"}}]
        how: dict[str, Any] = {"paths": [("goals",)], "due_at": DUE}
        first = await open_completion(work, loaded, what="Tavoitteet / Mål", how="Palvelussa / I tjänsten", **how)
        await reopen_completion(work, loaded, what="Liite / Bilaga", **how)
        return first

    return await scene.do(scene.preparer, ask)


async def contested(scene: Scene, application: Application) -> UUID:
    """A request for review that was rejected, by others than those who decided."""
    decision = await scene.signed(application, DecisionKind.PARTIAL_GRANT, amount=5_000_00)
    await served(scene, decision)
    rapporteur, decider = [
        Actor(
            (await scene.add(User(subject=f"{application.id}{role}", name=role.name))).id,
            roles=frozenset({(role, scene.call.id)}),
        )
        for role in (Role.RAPPORTEUR, Role.DECIDER)
    ]
    case = Contest(scene, await scene.read(decision), rapporteur, decider, scene.preparer)
    return (await case.decided(await case.requested(), ReviewOutcome.REJECTED)).id


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_what_is_asked_and_decided_beside_the_decision_is_a_letter_in_the_partys_language(
    avustin: Avustin,
) -> None:
    """434/2003 22, 33, 34 and 49 g §; 423/2003 27 § 2 mom.: a municipality of one language is written to in that one."""
    scene = await set_scene(avustin)
    for language in (Language.FI, Language.SV):
        other = Language.SV if language is Language.FI else Language.FI
        town = await scene.organisation("Kunta", languages=language.value)
        application = await scene.application(
            applicant=town, language=other, reference=f"b/{language.value}", is_fictional=True
        )
        member = scene.member(town.id)
        about = {
            "hearing": (await hear(scene, application, due=DUE)).id,
            "completion": (await asked_twice(scene, application)).id,
            "review": await contested(scene, application),
        }
        for kind, id in about.items():
            letters = await letters_about(scene, id)
            letter, document, pdf = letters[-1]
            headings, text = [each.title for each in tags_of(pdf) if each.kind == "H2"], text_of(pdf)
            is_decision = kind == "review"

            assert [each.ordinal for each, _, _ in letters] == ([1, 2] if kind == "completion" else [1])
            assert (letter.language, document.is_held) == (language, False)
            assert (document.kind, document.publicity) == (
                (DocumentKind.DECISION_LETTER, Publicity.PUBLIC)
                if is_decision
                else (DocumentKind.LETTER, Publicity.UNDECIDED)
            )
            assert (HEADINGS[kind].get(language) in headings, HEADINGS[kind].get(other) in headings) == (True, False)
            for said in (SAYS[kind].get(language), Declared.authority.get(language), "ESIMERKKI, EI VIRANOMAISPÄÄTÖS"):
                assert said in text
            assert untagged(pdf) == []
            told = metadata_of(pdf)
            assert (told["lang"], told["pdfa"], told["pdfua"]) == (f"{language.value}-FI", ("2", "A"), "1")
            assert [await scene.sees(who, letter) for who in (member, scene.preparer, scene.assessor)] == [
                True,
                True,
                False,
            ]
            assert (language.value, str(document.id)) in await sent(scene, kind)
    checked = await check_letters(avustin)
    assert (checked.same, checked.different, checked.damaged) == (10, (), ())


KINDS = {
    "hearing": "hearing.requested", "completion": "application.completionRequested", "review": "review.letter",
}  # fmt: skip


async def sent(scene: Scene, kind: str) -> list[tuple[str, str]]:
    """The languages and the documents of the notices of that kind."""

    async def read(work: Work) -> list[tuple[str, str]]:
        found = await work.session.scalars(select(OutboxMessage).where(col(OutboxMessage.kind) == KINDS[kind]))
        return [(each.payload["language"], each.payload["documentId"]) for each in found]

    return await scene.do(PUBLIC, read)
