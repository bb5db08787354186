"""The people of the demonstration, each named by what they do, so that nobody takes them for real."""

from dataclasses import dataclass

from avustin_core.access import Mandate
from avustin_core.plugin import Language, Role, Text

DOMAIN = "esimerkkiministerio.example"


@dataclass(frozen=True)
class DemoUser:
    """Somebody to be in the demonstration. The token lets in as that person, in demonstration mode only."""

    token: str
    subject: str
    name: str
    role: Text
    group: str  #: applicant, official or administrator
    roles: tuple[Role, ...] = ()
    municipality: str | None = None  #: the code of the one that it acts for
    mandate: Mandate | None = None
    language: Language = Language.FI


HOME = "E01"  #: the municipality of the applicants' people
PARTNER = "F16"  #: the municipality that takes part in its projects


def _official(
    word: str,
    name: str,
    fi: str,
    sv: str,
    en: str,
    *roles: Role,
    group: str = "official",
    language: Language = Language.FI,
) -> DemoUser:
    return DemoUser(f"demo-{word}", f"demo:{word}", name, Text(fi, sv, en), group, roles, language=language)


#: The first of a group is who its ready operations in the console are asked as.
USERS = (
    DemoUser(
        "demo-allekirjoittaja", "demo:allekirjoittaja", "Alli Allekirjoittaja",
        Text("Hakijan allekirjoittaja", "Sökandens undertecknare", "Applicant's signatory"),
        "applicant", municipality=HOME, mandate=Mandate.SIGNATORY,
    ),
    DemoUser(
        "demo-muokkaaja", "demo:muokkaaja", "Essi Esimerkki",
        Text("Hakemuksen laatija", "Den som upprättar ansökan", "Applicant's editor"),
        "applicant", municipality=HOME, mandate=Mandate.EDITOR,
    ),
    DemoUser(
        "demo-osallistuja", "demo:osallistuja", "Disa Deltagare",
        Text("Osallistujan edustaja", "Deltagarens företrädare", "Participant's member"),
        "applicant", municipality=PARTNER, mandate=Mandate.SIGNATORY, language=Language.SV,
    ),
    _official("valmistelija", "Valma Valmistelija", "Valmistelija", "Beredare", "Preparing officer", Role.PREPARER),
    _official("valmistelija-2", "Berit Beredare", "Valmistelija 2", "Beredare 2", "Preparing officer 2", Role.PREPARER),
    _official("arvioija-1", "Arvo Arvioija", "Arvioija 1", "Bedömare 1", "Assessor 1", Role.ASSESSOR),
    _official(
        "arvioija-2", "Bodil Bedömare", "Arvioija 2", "Bedömare 2", "Assessor 2", Role.ASSESSOR, language=Language.SV
    ),
    _official("arvioija-3", "Aino Arvioija", "Arvioija 3", "Bedömare 3", "Assessor 3", Role.ASSESSOR),
    _official(
        "arvioija-4", "Bengt Bedömare", "Arvioija 4", "Bedömare 4", "Assessor 4", Role.ASSESSOR, language=Language.SV
    ),
    _official("esittelija", "Esteri Esittelijä", "Esittelijä", "Föredragande", "Rapporteur", Role.RAPPORTEUR),
    _official(
        "esittelija-2", "Folke Föredragande", "Oikaisuasioiden esittelijä", "Föredragande i omprövningar",
        "Rapporteur of reviews", Role.RAPPORTEUR,
    ),
    _official("paattaja", "Pauli Päättäjä", "Ratkaisija", "Beslutsfattare", "Decider", Role.DECIDER),
    _official(
        "paattaja-2", "Raija Ratkaisija", "Oikaisuasioiden ratkaisija", "Beslutsfattare i omprövningar",
        "Decider of reviews", Role.DECIDER,
    ),
    _official(
        "maksaja", "Maija Maksaja", "Maksatusten käsittelijä", "Utbetalningshandläggare", "Payments officer",
        Role.PAYMENTS,
    ),
    _official(
        "selvitykset", "Selma Selvittäjä", "Selvitysten tarkastaja", "Granskare av redogörelser", "Report checker",
        Role.REPORT_CHECKER,
    ),
    _official("kirjaaja", "Kirsi Kirjaaja", "Kirjaaja", "Registrator", "Registrar", Role.REGISTRAR),
    _official(
        "paakayttaja", "Pirkko Pääkäyttäjä", "Pääkäyttäjä", "Administratör", "Administrator", Role.ADMINISTRATOR,
        group="administrator",
    ),
    _official(
        "tarkastaja", "Tarmo Tarkastaja", "Tarkastaja", "Granskare", "Auditor", Role.AUDITOR, group="administrator"
    ),
)  # fmt: skip
ADMINISTRATOR = "demo:paakayttaja"
PREPARER, REGISTRAR = "demo:valmistelija", "demo:kirjaaja"
PREPARERS = (PREPARER, "demo:valmistelija-2")
ASSESSORS = ("demo:arvioija-1", "demo:arvioija-2", "demo:arvioija-3", "demo:arvioija-4")
RAPPORTEUR, DECIDER, CHECKER = "demo:esittelija", "demo:paattaja", "demo:selvitykset"
REVIEWING, REVIEW_DECIDER = "demo:esittelija-2", "demo:paattaja-2"  #: those who decide anew didn't decide before
EDITOR, SIGNATORY = "demo:muokkaaja", "demo:allekirjoittaja"
REPRESENTATIVE = "demo:edustaja"  #: acts for the other municipalities in the story; nobody gets in as that one
NOBODY = ""  #: who acts where no person does, as the mail
TOKENS = {user.token: user.subject for user in USERS}


def language_of(subject: str) -> Language:
    """In which language somebody writes."""
    return next(user.language for user in USERS if user.subject == subject)
