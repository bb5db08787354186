"""A form with every kind of field, and answers to it that nothing is wrong with."""

from datetime import date
from decimal import Decimal

from avustin_core.forms import References
from avustin_core.plugin import (
    OFFICIALS,
    PARTIES,
    REGISTER,
    WARNS,
    ApplicationForm,
    Attachment,
    BusinessId,
    Choice,
    DocumentView,
    Email,
    Fact,
    Iban,
    LocalizedText,
    LongText,
    Money,
    MunicipalityRef,
    MunicipalityView,
    OrganisationKind,
    OrganisationRef,
    OrganisationView,
    Participant,
    Participants,
    Percentage,
    Period,
    Phone,
    Section,
    Setting,
    SettingKind,
    ShortText,
    Step,
    Text,
    all_of,
    answered,
    any_of,
    at_most_,
    check,
    computed,
    count,
    equals,
    field,
    includes,
    less,
    negated,
    option,
    plus,
    setting,
    share_of,
    total,
    value_or,
)

ENDS_BY = Setting("projects_end_by", Text("Hankkeet päättyvät", "Projekten slutar"), SettingKind.DATE)
SUMMARY_LIMIT = Setting("summary_limit", Text("Tiivistelmän pituus", "Sammandragets längd"), SettingKind.INTEGER)
PROJECT = Step("project", Text("Hanke", "Projekt"))
MONEY = Step("money", Text("Rahoitus", "Finansiering"), help=Text("Ilman arvonlisäveroa", "Utan mervärdesskatt"))


class Tongue(Choice):
    FI = option(fi="suomi", sv="finska")
    SV = option(fi="ruotsi", sv="svenska")


class Theme(Choice):
    SERVICES = option(fi="Palvelut", sv="Tjänster")
    NEW_TECHNOLOGY = option(fi="Uudet teknologiat", sv="Ny teknik")
    OTHER = option(fi="Muu", sv="Annat")


class Technology(Choice):
    ROBOTICS = option(fi="Robotiikka", sv="Robotik")
    AI = option(fi="Tekoäly", sv="Artificiell intelligens")


class Category(Choice):
    STAFF = option(fi="Henkilöstö", sv="Personal")
    LICENCES = option(fi="Lisenssit", sv="Licenser")
    EQUIPMENT = option(fi="Laitteet", sv="Utrustning")


class Contact(Section):
    name: ShortText = field(fi="Nimi", sv="Namn")
    email: Email = field(fi="Sähköposti", sv="E-post")
    phone: Phone | None = field(fi="Puhelin", sv="Telefon", required=False)


class Account(Section):
    holder: ShortText = field(fi="Tilin haltija", sv="Kontoinnehavare")
    iban: Iban = field(fi="Tilinumero", sv="Kontonummer")


class CostRow(Section):
    category: Category = field(fi="Kustannuslaji", sv="Kostnadsslag")
    necessity: LongText = field(
        fi="Miksi välttämätön", sv="Varför nödvändig", when=equals(category, Category.LICENCES), limit=100
    )
    year: int = field(fi="Vuosi", sv="År", minimum=2019, maximum=2022)
    amount: Money = field(fi="Summa", sv="Belopp", unit=Text("euroa", "euro"))


class Everything(ApplicationForm, version="1.0"):
    title: ShortText = field(
        fi="Hankkeen nimi",
        sv="Projektets namn",
        en="Name of the project",
        visible=REGISTER,
        fact=Fact.TITLE,
        step=PROJECT,
    )
    names: LocalizedText = field(fi="Nimi kielittäin", sv="Namn enligt språk", visible=REGISTER, step=PROJECT)
    language: Tongue = field(fi="Asiointikieli", sv="Ärendets språk", visible=PARTIES, fact=Fact.LANGUAGE)
    summary: LongText = field(
        fi="Tiivistelmä", sv="Sammandrag", visible=PARTIES, limit=SUMMARY_LIMIT, help=Text("Lyhyesti", "I korthet")
    )
    period: Period = field(
        fi="Aikataulu", sv="Tidtabell", visible=REGISTER, fact=Fact.PERIOD, minimum=date(2019, 8, 1), maximum=ENDS_BY
    )
    themes: list[Theme] = field(fi="Kohteet", sv="Objekt", at_least=1, at_most=2, visible=REGISTER)
    technologies: list[Technology] = field(
        fi="Teknologiat", sv="Teknik", when=includes(themes, Theme.NEW_TECHNOLOGY), visible=PARTIES
    )
    robots: int | None = field(
        fi="Robotteja",
        sv="Robotar",
        when=includes(technologies, Technology.ROBOTICS),
        required_when=negated(includes(technologies, Technology.AI)),
        minimum=1,
        visible=PARTIES,
    )
    other_theme: ShortText | None = field(
        fi="Mikä muu",
        sv="Vilket annat",
        visible=PARTIES,
        required_when=any_of(includes(themes, Theme.OTHER), all_of(answered(robots), less(10, robots))),
    )
    contact: Contact = field(fi="Yhteyshenkilö", sv="Kontaktperson", visible=OFFICIALS)
    account: Account | None = field(fi="Pankkitili", sv="Bankkonto", visible=OFFICIALS, required=False)
    business_id: BusinessId = field(fi="Y-tunnus", sv="FO-nummer", visible=REGISTER)
    partner: OrganisationRef | None = field(fi="Kumppani", sv="Partner", visible=PARTIES, required=False)
    municipality: MunicipalityRef = field(fi="Kunta", sv="Kommun", visible=REGISTER)
    parties: Participants[Participant] = field(fi="Osallistujat", sv="Deltagare", visible=PARTIES)
    costs: list[CostRow] = field(
        fi="Kustannukset", sv="Kostnader", at_least=1, at_most=3, visible=PARTIES, step=MONEY, source="893/2019 5 §"
    )
    total_costs: Money = computed(
        total(costs, CostRow.amount), fi="Kustannukset yhteensä", sv="Kostnader totalt", visible=REGISTER,
        fact=Fact.TOTAL_COSTS, step=MONEY,
    )  # fmt: skip
    eligible: Money = computed(
        total(costs, CostRow.amount, where=negated(equals(CostRow.category, Category.EQUIPMENT))),
        fi="Hyväksyttävät", sv="Godtagbara", visible=REGISTER, fact=Fact.ELIGIBLE_COSTS,
    )  # fmt: skip
    applied: Money = field(fi="Haettu avustus", sv="Sökt understöd", visible=REGISTER, fact=Fact.AMOUNT_APPLIED)
    private: Money | None = field(fi="Yksityinen rahoitus", sv="Privat", visible=PARTIES, required=False)
    financing: Money = computed(plus(applied, value_or(private, 0)), fi="Rahoitus", sv="Finansiering", visible=PARTIES)
    share: Percentage = computed(share_of(applied, total_costs), fi="Osuus", sv="Andel", visible=PARTIES)
    realised: Percentage | None = field(fi="Toteuma", sv="Utfall", visible=PARTIES, required=False)
    explained: LongText | None = field(
        fi="Miksi monta riviä", sv="Varför många rader", when=less(2, count(costs)), visible=PARTIES, required=False
    )
    decided: date | None = field(fi="Päätetty", sv="Beslutat", visible=PARTIES, required=False)
    accounting: bool = field(fi="Erillinen kirjanpito", sv="Separat bokföring", must_be=True, visible=PARTIES)
    built: bool = field(fi="Koskeeko rakennettua", sv="Gäller byggd miljö", visible=PARTIES)
    plan: Attachment | None = field(
        fi="Suunnitelma", sv="Plan", visible=PARTIES, required=False, accepts=("application/pdf",)
    )
    annexes: list[Attachment] = field(fi="Liitteet", sv="Bilagor", visible=PARTIES, required=False, at_most=2)

    shares_add_up = check(
        holds=equals(total(parties, Participant.share), financing),
        says=Text("Osuuksien summa on eri kuin rahoitus.", "Andelarnas summa är en annan än finansieringen."),
        about=[parties, applied],
        source="893/2019 6 §",
    )
    at_most_85_per_cent = check(
        holds=at_most_(share_of(applied, eligible), Decimal(85)),
        says=Text("Avustus on enintään 85 %.", "Understödet är högst 85 %."),
        about=[applied],
        source="893/2019 4 §",
    )
    ends_in_time = check(
        holds=at_most_(period.ends, setting(ENDS_BY)),
        says=Text("Hanke päättyy liian myöhään.", "Projektet slutar för sent."),
        about=[period],
        severity=WARNS,
    )


def organisation(id: str, kind: OrganisationKind = OrganisationKind.MUNICIPALITY) -> OrganisationView:
    return OrganisationView(id, kind, Text(f"Kunta {id}", f"Kommun {id}"), municipality_code=f"90{id[-1]}")


def document(id: str, media_type: str = "application/pdf") -> DocumentView:
    return DocumentView(id, f"{id}.pdf", media_type, 1000)


REFERENCES = References(
    organisations={id: organisation(id) for id in ("o1", "o2", "o3")}
    | {"k1": organisation("k1", OrganisationKind.JOINT_MUNICIPAL_AUTHORITY)},
    municipalities={"901": MunicipalityView("901", Text("Esimerkkilä", "Exempelby"))},
    documents={"d1": document("d1"), "d2": document("d2"), "png": document("png", "image/png")},
    applicant=organisation("o1"),
)

ANSWERS: dict[str, object] = {
    "title": "Yhteiset palvelut",
    "names": {"fi": "Yhteiset palvelut", "sv": "Gemensamma tjänster"},
    "language": "FI",
    "summary": "Kunnat kehittävät palveluita yhdessä.",
    "period": {"starts": "2020-01-01", "ends": "2021-11-30"},
    "themes": ["SERVICES"],
    "contact": {"name": "Erkki Esimerkki", "email": "erkki@esimerkkila.example"},
    "businessId": "0201256-6",
    "municipality": "901",
    "parties": [
        {"key": "a", "organisation": "o1", "role": "LEAD", "share": "600.00", "committed": True},
        {"key": "b", "organisation": "o2", "role": "PARTNER", "share": "250.00", "committed": True},
    ],
    "costs": [
        {"key": "x", "category": "STAFF", "year": 2020, "amount": "900.00"},
        {"key": "y", "category": "LICENCES", "necessity": "Tarpeen", "year": 2021, "amount": "100.00"},
    ],
    "applied": "850.00",
    "accounting": True,
    "built": False,
}
