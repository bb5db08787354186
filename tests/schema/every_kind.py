"""A programme whose form asks every kind of answer, on its own, in a section and in rows."""

from collections.abc import Iterable
from datetime import date

from avustin_core.plugin import (
    PARTIES,
    ApplicationForm,
    Attachment,
    BusinessId,
    CallTemplate,
    Choice,
    Contact,
    Email,
    Fact,
    Iban,
    LegalBasis,
    LocalizedText,
    LongText,
    Money,
    MunicipalityRef,
    OrganisationRef,
    Participant,
    Participants,
    Percentage,
    Period,
    Phone,
    Programme,
    Section,
    ShortText,
    Text,
    computed,
    field,
    hookimpl,
    option,
    plus,
)
from avustin_core.registry import Plugin

CODE = "kaikenlaista"
TYPED = "kaikenlaista"


class Colour(Choice):
    """Something to choose."""

    FI = option(fi="suomi", sv="finska")
    SV = option(fi="ruotsi", sv="svenska")


class Part(Section):
    """What a section or a row holds."""

    name: ShortText = field(fi="Nimi", sv="Namn")
    amount: Money = field(fi="Summa", sv="Belopp")
    number: int = field(fi="Luku", sv="Tal")
    day: date = field(fi="Päivä", sv="Dag")
    sure: bool = field(fi="Varma", sv="Säker")
    colour: Colour = field(fi="Väri", sv="Färg")


class Everything(ApplicationForm, version="1.0"):
    """All of it is required, so that what can't be used is always a problem."""

    short_text: ShortText = field(fi="Lyhyt", sv="Kort", visible=PARTIES, fact=Fact.TITLE)
    long_text: LongText = field(fi="Pitkä", sv="Lång", visible=PARTIES, fact=Fact.PURPOSE)
    localized: LocalizedText = field(fi="Nimi", sv="Namn", visible=PARTIES)
    integer: int = field(fi="Luku", sv="Tal", visible=PARTIES, minimum=1, maximum=10)
    money: Money = field(fi="Summa", sv="Belopp", visible=PARTIES, fact=Fact.AMOUNT_APPLIED)
    percentage: Percentage = field(fi="Osuus", sv="Andel", visible=PARTIES, maximum=100)
    day: date = field(fi="Päivä", sv="Dag", visible=PARTIES)
    boolean: bool = field(fi="Onko", sv="Är", visible=PARTIES)
    choice: Colour = field(fi="Kieli", sv="Språk", visible=PARTIES, fact=Fact.LANGUAGE)
    choices: list[Colour] = field(fi="Kielet", sv="Språken", visible=PARTIES, at_least=1)
    email: Email = field(fi="Sähköposti", sv="E-post", visible=PARTIES)
    phone: Phone = field(fi="Puhelin", sv="Telefon", visible=PARTIES)
    business_id: BusinessId = field(fi="Y-tunnus", sv="FO-nummer", visible=PARTIES)
    iban: Iban = field(fi="Tili", sv="Konto", visible=PARTIES)
    organisation: OrganisationRef = field(fi="Organisaatio", sv="Organisation", visible=PARTIES)
    municipality: MunicipalityRef = field(fi="Kunta", sv="Kommun", visible=PARTIES)
    participants: Participants[Participant] = field(fi="Osallistujat", sv="Deltagare", visible=PARTIES, at_least=1)
    attachment: Attachment = field(fi="Liite", sv="Bilaga", visible=PARTIES)
    attachments: list[Attachment] = field(fi="Liitteet", sv="Bilagor", visible=PARTIES, at_least=1)
    period: Period = field(fi="Aika", sv="Tid", visible=PARTIES, fact=Fact.PERIOD)
    section: Part = field(fi="Osa", sv="Del", visible=PARTIES)
    rows: list[Part] = field(fi="Rivit", sv="Rader", visible=PARTIES, at_least=1)
    total_costs: Money = computed(plus(money), fi="Yhteensä", sv="Totalt", visible=PARTIES, fact=Fact.TOTAL_COSTS)


NAME = Text(fi="Kaikenlaista", sv="Allt möjligt")


class EveryKind(Programme):
    """Open to whoever asks."""

    code = CODE
    name = NAME
    purpose = NAME
    legal_basis = LegalBasis("688/2001", NAME)
    application_form = Everything
    calls = (CallTemplate("now", NAME, NAME, NAME, NAME, contact=Contact(NAME)),)


class EveryKindPlugin:
    """The plugin that a test brings."""

    @hookimpl
    def avustin_programmes(self) -> Iterable[type[Programme]]:
        """Its one programme."""
        return [EveryKind]


EVERY_KIND = Plugin("kaikenlaista", EveryKindPlugin())
