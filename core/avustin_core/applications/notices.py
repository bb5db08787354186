"""Letters in the matter of an application: what they all say, and requests for completion."""

from dataclasses import dataclass
from uuid import UUID

from avustin_core.applications.attaching import label_at
from avustin_core.applications.models import Application, ApplicationVersion, Completion
from avustin_core.applications.writing import language_for
from avustin_core.calls.contacts import contact_of
from avustin_core.calls.models import Call
from avustin_core.letters.marking import bullets, facts, long_text, plain_text
from avustin_core.letters.models import Letter
from avustin_core.letters.notices import Notice, Part, draft_of_notice, part
from avustin_core.letters.operations import compose, letter_about
from avustin_core.letters.saying import moment, party, people
from avustin_core.matters.models import Matter
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Language, Programme, Text
from avustin_core.programmes.authority import authority_of
from avustin_core.programmes.models import FormRelease
from avustin_core.programmes.naming import name_of
from avustin_core.work import Work


@dataclass(frozen=True)
class Addressed:
    """A matter, and how its party is written to."""

    work: Work
    application: Application
    call: Call
    matter: Matter  #: in which it is written: the application's, or one that follows from it
    organisation: Organisation
    language: Language

    @property
    def programme(self) -> Programme | None:
        """None where its plugin isn't installed any more."""
        return self.work.registry.programmes.get(self.call.programme_code)

    @property
    def reference(self) -> str:
        """The case number, where the register has given one, or else the application's number."""
        return self.matter.number or self.application.reference or ""

    async def about(self, *more: tuple[Text, str | None]) -> Part:
        """What the letter concerns."""
        named = await name_of(self.work.session, self.work.registry, self.call.programme_code)
        programme, call = named.get(self.language.value), self.call.title.get(self.language.value)
        pairs = [
            (PROGRAMME, programme),
            (CALL, None if call == programme else call),
            (NUMBER, self.matter.number),
            (REFERENCE, self.application.reference),
            (PROJECT, self.application.title),
            *more,
        ]
        return part(ABOUT.get(self.language), facts(*((name.get(self.language), value) for name, value in pairs)))

    def contact(self, said: str = "") -> Part:
        """Who gives more information: as was said, or the call's contact."""
        return part(CONTACT.get(self.language), plain_text(said or contact_of(self.call, self.language)))

    async def sender(self, user_id: UUID | None) -> Part:
        """Whose letter it is."""
        authority = authority_of(self.work.settings, self.programme)
        by = (await people(self.work, user_id)).get(user_id)
        said = ", ".join(each for each in (by, authority.named(self.language)) if each)
        return part(SENDER.get(self.language), plain_text(said), whole=True)

    async def compose(self, notice: Notice, *, after: Letter | None = None) -> Letter:
        """Makes the letter, in this transaction."""
        return await compose(self.work, draft_of_notice(self.work, notice, self.programme), after=after)

    def letter(self, about_id: UUID, title: Text, file: Text, parts: list[Part], **more: object) -> Notice:
        """What is told to the party."""
        return Notice(
            matter_id=self.matter.id, about_id=about_id, language=self.language, title=title, file=file,
            reference=self.reference, recipient=party(self.organisation, self.language), parts=parts,
            is_fictional=self.application.is_fictional, **more,  # type: ignore[arg-type]
        )  # fmt: skip


async def addressed(work: Work, application: Application, call: Call) -> Addressed:
    """The application's own matter, and its applicant."""
    matter = await work.session.get_one(Matter, application.matter_id)
    organisation = await work.session.get_one(Organisation, application.organisation_id)
    return Addressed(work, application, call, matter, organisation, language_for(application, organisation))


async def letter_of_completion(work: Work, application: Application, call: Call, completion: Completion) -> Letter:
    """The letter of a request for completion; another one where something was added to it."""
    to = await addressed(work, application, call)
    due = moment(completion.due_at, to.language)
    parts = [
        await to.about(),
        part(COMPLETING.get(to.language), plain_text(COMPLETE.get(to.language))),
        part(WHAT.get(to.language), long_text(completion.what)),
        part(OPEN.get(to.language), bullets(await _opened(work, application, completion, to.language))),
        part(HOW.get(to.language), long_text(completion.how)),
        part(DUE.get(to.language), plain_text(COMPLETE_BY.get(to.language).format(due))),
        to.contact(),
        await to.sender(completion.requested_by),
    ]
    notice = to.letter(completion.id, COMPLETION, COMPLETION_FILE, parts)
    return await to.compose(notice, after=await letter_about(work, completion.id))


async def _opened(work: Work, application: Application, completion: Completion, language: Language) -> list[str]:
    """What the fields that are opened are called in the form that was handed in."""
    version = await work.session.get_one(ApplicationVersion, application.submitted_id)
    release = await work.session.get_one(FormRelease, version.form_release_id)
    return list(dict.fromkeys(label_at(release.descriptors, tuple(path), language) for path in completion.paths))


ABOUT = Text(fi="Asia", sv="Ärende")
PROGRAMME = Text(fi="Avustus", sv="Understöd")
CALL = Text(fi="Haku", sv="Utlysning")
NUMBER = Text(fi="Asianumero", sv="Ärendenummer")
REFERENCE = Text(fi="Hakemusnumero", sv="Ansökningsnummer")
PROJECT = Text(fi="Hanke", sv="Projekt")
CONTACT = Text(fi="Lisätietoja antaa", sv="Närmare upplysningar")
SENDER = Text(fi="Lähettäjä", sv="Avsändare")
COMPLETION = Text(fi="Täydennyspyyntö", sv="Begäran om komplettering")
COMPLETION_FILE = Text(fi="taydennyspyynto-{}.pdf", sv="begaran-om-komplettering-{}.pdf")
COMPLETING = Text(fi="Hakemuksen täydentäminen", sv="Komplettering av ansökan")
COMPLETE = Text(
    fi="Pyydämme teitä täydentämään hakemustanne (hallintolaki 434/2003, 22 ja 33 §).",
    sv="Vi ber er komplettera er ansökan (22 och 33 § i förvaltningslagen 434/2003).",
)
WHAT = Text(fi="Mitä on täydennettävä", sv="Vad som ska kompletteras")
OPEN = Text(fi="Täydennettävät hakemuksen kohdat", sv="Punkter i ansökan som ska kompletteras")
HOW = Text(fi="Miten täydennetään", sv="Hur kompletteringen görs")
DUE = Text(fi="Määräaika", sv="Tidsfrist")
DESPITE = Text(
    fi="Määräajan noudattamatta jättäminen ei estä asian ratkaisemista. Määräaikaa voidaan pyynnöstänne pidentää, jos se on "
    "tarpeen asian selvittämiseksi.",
    sv="Ärendet kan avgöras trots att tidsfristen inte iakttas. Tidsfristen kan på er begäran förlängas, om det behövs för "
    "att ärendet ska kunna utredas.",
)  #: 434/2003 33 §
COMPLETE_BY = Text(
    fi=f"Täydennys on toimitettava viimeistään {{}}.\n\n{DESPITE.fi}",
    sv=f"Kompletteringen ska lämnas in senast den {{}}.\n\n{DESPITE.sv}",
)
