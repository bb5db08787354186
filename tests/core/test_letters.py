"""Letters of decisions: looked at by other tools than made them, made again byte by byte, and kept with their matter."""

import hashlib
from datetime import UTC, date, datetime
from typing import Any

import obstore
import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.core.deciding import SUM, Bridges, Scene, set_scene
from tests.core.pdfs import metadata_of, tags_of, text_of, untagged
from tests.core.test_notification import notify

from avustin_core.access import PUBLIC
from avustin_core.applications.models import Application, ApplicationStatus
from avustin_core.applications.writing import language_for
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.correcting import Correction, CorrectionGround
from avustin_core.decisions.models import Decision, DecisionKind
from avustin_core.decisions.operations import preview_letter, propose_decision
from avustin_core.decisions.refusals import TextsOutdated
from avustin_core.documents.models import Document, Publicity
from avustin_core.letters.checking import check_letters
from avustin_core.letters.locks import letter_differences, letter_lock_of, read_letter_lock
from avustin_core.letters.models import KeptTemplate, Letter
from avustin_core.letters.operations import make_again
from avustin_core.letters.refusals import LetterCannotBeMade
from avustin_core.letters.templates import FOLDER, all_of
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Language, Text
from avustin_core.registry import Registry
from avustin_core.work import Avustin, Work

ALIKE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)  #: on every database
KINDS = list(DecisionKind)
SECTIONS = {
    Language.FI: {
        "all": ["Asia", "Hakija", "Päätös", "Päätöksen perustelut", "Sovelletut säännökset", "Lisätietoja antaa",
                "Allekirjoitukset", "Oikaisuvaatimusohje"],
        "grant": ["Avustuksen saaja", "Avustus ja kustannukset", "Käyttötarkoitus", "Käyttöaika", "Maksaminen",
                  "Selvitysvelvollisuus", "Ehdot ja rajoitukset", "Vastuu avustuksesta", "Tarkastusoikeus"],
    },
    Language.SV: {
        "all": ["Ärende", "Sökande", "Beslut", "Motiveringar för beslutet", "Tillämpade bestämmelser",
                "Närmare upplysningar", "Underskrifter", "Anvisning om hur man begär omprövning"],
        "grant": ["Mottagare av understödet", "Understöd och kostnader", "Ändamål", "Användningstid", "Utbetalning",
                  "Redovisningsskyldighet", "Villkor och begränsningar", "Ansvar för understödet", "Granskningsrätt"],
    },
}  # fmt: skip
OUTCOMES = {
    Language.FI: {
        DecisionKind.GRANT: "Valtionavustusta myönnetään 8 500,00 euroa hakemuksen mukaisesti.",
        DecisionKind.PARTIAL_GRANT: "Valtionavustusta myönnetään 5 000,00 euroa. Muilta osin hakemus hylätään.",
        DecisionKind.REFUSAL: "Hakemus hylätään.",
        DecisionKind.NOT_EXAMINED: "Hakemus jätetään tutkimatta.",
        DecisionKind.LAPSED: "Hakemus on peruttu, ja asia raukeaa.",
    },
    Language.SV: {
        DecisionKind.GRANT: "Statsunderstöd beviljas till ett belopp av 8 500,00 euro i enlighet med ansökan.",
        DecisionKind.PARTIAL_GRANT: "Statsunderstöd beviljas till ett belopp av 5 000,00 euro. Till övriga delar avslås ansökan.",
        DecisionKind.REFUSAL: "Ansökan avslås.",
        DecisionKind.NOT_EXAMINED: "Ansökan avvisas.",
        DecisionKind.LAPSED: "Ansökan har återkallats och ärendet förfaller.",
    },
}
REASONS = Text(
    fi="Hanke uudistaa kunnan toimintatapoja.\n\n- tavoitteet ovat selkeät\n- tulokset ovat *muidenkin* käytettävissä",
    sv="Projektet förnyar kommunens verksamhetssätt.\n\n- målen är tydliga\n- resultaten kan användas *också* av andra",
)


class Declared(Bridges):
    """The decree's texts, as a programme of these tests."""

    name = Text("Avustukset kuntien siltoihin", "Understöd för kommunernas broar")
    authority = Text("Valtiovarainministeriö", "Finansministeriet")
    decision_texts = dict(Registry.installed().programme("digi2019_tiedolla_johtaminen").decision_texts)


@pytest.fixture(scope="session")
def registry() -> Registry:
    """One programme, and the core's own answers."""
    found = Registry([])
    found.programmes[Declared.code] = Declared()
    return found


async def decided(scene: Scene, kind: DecisionKind, language: Language, **how: Any) -> Decision:
    """A decision of that kind, signed."""
    by_kind: dict[DecisionKind, dict[str, Any]] = {
        DecisionKind.NOT_EXAMINED: {"is_late": True}, DecisionKind.LAPSED: {"status": ApplicationStatus.WITHDRAWN},
    }  # fmt: skip
    reference = f"bridges/2019/1/{next(scene.numbers)}"
    application = await scene.application(
        language=language, reference=reference, is_fictional=True, **by_kind.get(kind, {})
    )
    less = {"amount": 5_000_00} if kind is DecisionKind.PARTIAL_GRANT else {}
    proposal = await scene.proposal(application, kind, reasons=REASONS.get(language), **less)
    return await scene.sign(proposal, **how)


async def letter_of(scene: Scene, decision: Decision) -> tuple[Letter, Document, KeptTemplate, bytes]:
    """The decision's letter, with its document, its template and the bytes that lie in the store."""

    async def get(work: Work) -> tuple[Letter, Document, KeptTemplate]:
        about = select(Letter).where(col(Letter.about_id) == decision.id).order_by(col(Letter.ordinal).desc())
        letter = (await work.session.scalars(about)).first()
        assert letter
        document = await work.session.get_one(Document, letter.document_id)
        return letter, document, await work.session.get_one(KeptTemplate, letter.template_id)

    letter, document, template = await scene.do(scene.preparer, get)
    lying = await obstore.get_async(scene.avustin.files, document.storage_key)
    return letter, document, template, bytes(await lying.bytes_async())


@ALIKE
async def test_letters_say_what_the_law_asks_in_one_language_and_are_accessible(avustin: Avustin) -> None:
    """434/2003 44–46 §, 688/2001 11 §, 423/2003 19 §: 'Beslut och domar skall dock ges endast på ett språk.'"""
    scene = await set_scene(avustin)
    for language in (Language.FI, Language.SV):
        other = Language.SV if language is Language.FI else Language.FI
        for kind in KINDS:
            decision = await decided(scene, kind, language)
            letter, document, template, pdf = await letter_of(scene, decision)
            text, tags = text_of(pdf), tags_of(pdf)
            headings = [each.title for each in tags if each.kind == "H2"]

            assert pdf.startswith(b"%PDF-1.7")
            assert metadata_of(pdf) == {
                "lang": f"{language.value}-FI", "marked": True, "shows title": True, "pdfa": ("2", "A"), "pdfua": "1",
                "title": metadata_of(pdf)["title"], "created": "2019-11-21T10:00:00+00:00", "fonts within": True,
            }  # fmt: skip
            assert str(metadata_of(pdf)["title"]).endswith(
                "/1/" + document.name.rpartition("-")[2].removesuffix(".pdf")
            )
            assert untagged(pdf) == []
            assert [each.kind for each in tags if each.kind in ("H1", "Document")].count("H1") == 1
            assert set(SECTIONS[language]["all"]) <= set(headings)
            assert not set(SECTIONS[other]["all"]) & set(headings)
            assert set(SECTIONS[language]["grant"]).issubset(headings) == kind.grants
            assert [each.kind for each in tags].count("TH") == (6 if kind.grants else 0)
            assert OUTCOMES[language][kind].replace("\N{NO-BREAK SPACE}", " ") in text.replace(
                "\N{NO-BREAK SPACE}", " "
            )
            for said in ("ESIMERKKI, EI VIRANOMAISPÄÄTÖS / EXEMPEL, INTE ETT MYNDIGHETSBESLUT", "21.11.2019 k", "586/1996",
                         "952/2015", "Declared.authority", "RAPPORTEUR", "DECIDER", "a@b.example"):  # fmt: skip
                assert (Declared.authority.get(language) if said == "Declared.authority" else said) in text
            assert "*" not in text
            assert (letter.language, template.name, template.version) == (language, "core/DECISION", "2")
            assert (document.publicity, document.media_type) == (Publicity.PUBLIC, "application/pdf")
            assert hashlib.sha256(pdf).hexdigest() == letter.sha256 == document.sha256
            assert await make_again(letter, template) == pdf
    assert (await check_letters(avustin)).same == 10
    await obstore.put_async(avustin.files, document.storage_key, b"other bytes")
    await scene.change(letter, data={**letter.data, "title": "Muu"})
    checked = await check_letters(avustin)
    assert (checked.same, checked.different, checked.damaged) == (9, (letter.id,), (letter.id,))


async def test_a_letter_is_made_with_the_signature_and_comes_to_its_party_when_it_is_notified(avustin: Avustin) -> None:
    """621/1999 6 § 1 mom. 8: public when signed; the party has it from when it was notified, also where a letter replaces
    an earlier one.
    """
    scene = await set_scene(avustin)
    first = await decided(scene, DecisionKind.GRANT, Language.FI)
    _, document, _, _ = await letter_of(scene, first)
    member = scene.member(first.organisation_id)
    assert [await scene.sees(who, document) for who in (member, scene.preparer, scene.assessor)] == [True, True, False]
    application = await scene.do(PUBLIC, lambda work: work.session.get_one(Application, first.application_id))

    why = Correction(ground=CorrectionGround.CLERICAL, why="Summa oli väärä.")
    contents = Contents(reasons="Summa on korjattu.", amount=SUM - 100)
    proposal = await scene.do(
        scene.rapporteur,
        lambda work: propose_decision(
            work, application.id, kind=DecisionKind.PARTIAL_GRANT, contents=contents, revision=application.revision,
            correction=why,
        ),
    )  # fmt: skip
    second = await scene.sign(proposal, holds_letter=True)
    letter, held, _, pdf = await letter_of(scene, second)

    assert [await scene.sees(who, each) for who in (member, scene.preparer) for each in (letter, held)] == [
        False
    ] * 2 + [True] * 2
    assert "Tämä päätös korvaa päätöksen, joka on tehty 21.11.2019." in text_of(pdf)
    assert "Kirjoitus- tai laskuvirhe (hallintolaki 51 §). Summa oli väärä." in text_of(pdf)
    await notify(scene, second)
    assert [await scene.sees(member, each) for each in (letter, held)] == [True, True]


@ALIKE
async def test_texts_are_those_of_the_day_and_a_change_of_the_law_before_the_signature_is_told(
    avustin: Avustin,
) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    proposal = await scene.proposal(application)
    avustin.clock.set(datetime(2020, 2, 26, 10, tzinfo=UTC))  # type: ignore[attr-defined]

    with pytest.raises(TextsOutdated):
        await scene.do(scene.decider, lambda work: preview_letter(work, proposal.id, revision=proposal.revision))
    with pytest.raises(TextsOutdated) as refused:
        await scene.sign(proposal)
    application = await scene.read(application)

    proposal = await scene.do(
        scene.rapporteur,
        lambda work: propose_decision(
            work, application.id, kind=DecisionKind.GRANT, contents=Contents(reasons="Hyvä."),
            revision=application.revision, proposal_revision=proposal.revision,
        ),
    )  # fmt: skip
    _, _, _, pdf = await letter_of(scene, await scene.sign(proposal))

    assert refused.value.path == ("reviewInstructions",)
    assert "808/2019" in text_of(pdf)
    assert "586/1996" not in text_of(pdf)


@ALIKE
async def test_a_proposal_is_previewed_and_nothing_is_kept_of_it(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    proposal = await scene.proposal(await scene.application(language=Language.SV, title="😀 Bro"), reasons="")

    shown = await scene.do(scene.decider, lambda work: preview_letter(work, proposal.id, revision=proposal.revision))

    assert "UTKAST, INTE UNDERTECKNAT" in text_of(shown.pdf)
    assert "Förslaget till beslut har inte undertecknats." in text_of(shown.pdf)
    assert "[U+1F600] Bro" in text_of(shown.pdf)
    assert shown.lacks == ("reasons",)
    assert "Motiveringar för beslutet" not in text_of(shown.pdf)
    assert (await check_letters(avustin)).same == 0


@ALIKE
async def test_a_template_that_was_changed_after_its_release_stops_the_signature(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    kept = KeptTemplate(
        name="core/DECISION",
        version="2",
        valid_from=date(2016, 1, 1),
        digest="0",
        sources={},
        kept_at=avustin.clock.now(),
    )
    await scene.add(kept)
    proposal = await scene.proposal(await scene.application())

    with pytest.raises(LetterCannotBeMade):
        await scene.sign(proposal)

    assert (await scene.read(proposal)).signed_at is None


@pytest.mark.parametrize(
    ("languages", "used", "written"),
    [
        ("fi", "SV", "FI"),
        ("sv", "FI", "SV"),
        ("sv-fi", "FI", "FI"),
        ("fi-sv", "SV", "SV"),
        ("sv-fi", "EN", "SV"),
        ("", "SV", "SV"),
    ],
)
def test_a_municipality_is_written_to_in_its_language(languages: str, used: str, written: str) -> None:
    """423/2003 27 § 2 mom.: 'När en statlig myndighet skickar skrivelser till en kommun skall den använda kommunens språk eller
    majoritetsspråket i kommunen'; of two languages, the one in which the matter was brought (12 §).
    """

    party: dict[str, Any] = {"name_fi": "K", "name_sv": "K", "languages": languages}
    application: dict[str, Any] = {"language": Language[used]}

    assert language_for(Application(**application), Organisation(**party)) is Language[written]


def test_released_templates_of_the_core_are_as_they_were_locked() -> None:
    locked, now = read_letter_lock(FOLDER), letter_lock_of(all_of())

    assert locked == now, "write a new version in another file, and lock it"
    assert list(letter_differences({**locked, "core/DECISION 0": "1"}, now)) == [
        ("core/DECISION 0", "was released and is gone: bring it back, or letters can't be made again by it")
    ]
