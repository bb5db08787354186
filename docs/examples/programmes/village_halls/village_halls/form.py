"""What an association is asked about its hall, the repair and the money."""

from avustin_core.plugin import (
    OFFICIALS,
    PARTIES,
    REGISTER,
    ApplicationForm,
    Attachment,
    Choice,
    Email,
    Fact,
    Iban,
    LongText,
    MatterLanguage,
    Money,
    MunicipalityRef,
    Period,
    Phone,
    Section,
    Setting,
    SettingKind,
    ShortText,
    Text,
    at_most_,
    check,
    computed,
    equals,
    field,
    includes,
    minus,
    option,
    setting,
    share_of,
    total,
)

LARGEST_SHARE = Setting("largest_share", Text("Enimmäisosuus", "Maximiandel", "Largest share"), SettingKind.PERCENTAGE)


class Work(Choice):
    """What is repaired."""

    ROOF = option(fi="Katto", sv="Tak", en="Roof")
    HEATING = option(fi="Lämmitys", sv="Uppvärmning", en="Heating")
    ACCESS = option(fi="Esteettömyys", sv="Tillgänglighet", en="Access")


class Holding(Choice):
    """How the applicant holds the hall."""

    OWNED = option(fi="Oma", sv="Egen", en="Owned")
    RENTED = option(fi="Vuokrattu", sv="Hyrd", en="Rented")


class Cost(Section):
    """A row of the budget."""

    work: Work = field(fi="Työ", sv="Arbete", en="Work")
    what: ShortText = field(fi="Kustannus", sv="Kostnad", en="Cost")
    amount: Money = field(fi="Summa", sv="Belopp", en="Sum")


class HallApplication(ApplicationForm, version="1.0"):
    """As it was released."""

    language: MatterLanguage = field(
        fi="Asiointikieli", sv="Ärendets språk", en="Language", visible=PARTIES, fact=Fact.LANGUAGE
    )
    contact: ShortText = field(fi="Yhteyshenkilö", sv="Kontaktperson", en="Contact person", visible=OFFICIALS)
    email: Email = field(fi="Sähköposti", sv="E-post", en="E-mail", visible=OFFICIALS)
    phone: Phone = field(fi="Puhelin", sv="Telefon", en="Telephone", required=False, visible=OFFICIALS)
    account: Iban = field(fi="Tilinumero", sv="Kontonummer", en="Account", visible=OFFICIALS)
    members: int = field(fi="Jäseniä", sv="Antal medlemmar", en="Members", minimum=1, visible=PARTIES)
    hall: ShortText = field(fi="Kylätalo", sv="Byahus", en="Hall", visible=REGISTER)
    municipality: MunicipalityRef = field(fi="Kunta", sv="Kommun", en="Municipality", visible=REGISTER)
    address: ShortText = field(fi="Osoite", sv="Adress", en="Address", visible=PARTIES)
    built: int = field(fi="Rakennusvuosi", sv="Byggår", en="Year of building", minimum=1600, visible=PARTIES)
    holding: Holding = field(fi="Hallinta", sv="Besittning", en="Holding", visible=PARTIES)
    lease: Attachment = field(
        fi="Vuokrasopimus", sv="Hyresavtal", en="Lease", when=equals(holding, Holding.RENTED), visible=OFFICIALS
    )
    evenings: int = field(fi="Tilaisuuksia vuodessa", sv="Tillfällen per år", en="Events a year", visible=PARTIES)
    open_to_all: bool = field(fi="Talo on avoin kaikille", sv="Huset är öppet för alla", en="Open", visible=PARTIES)
    title: ShortText = field(fi="Hanke", sv="Projekt", en="Project", visible=REGISTER, fact=Fact.TITLE)
    works: list[Work] = field(fi="Työt", sv="Arbeten", en="Works", at_least=1, visible=REGISTER)
    plan: LongText = field(fi="Korjaussuunnitelma", sv="Reparationsplan", en="Plan", visible=PARTIES)
    access_plan: LongText = field(
        fi="Esteettömyys", sv="Tillgänglighet", en="Access", when=includes(works, Work.ACCESS), visible=PARTIES
    )
    voluntary_work: LongText = field(
        fi="Talkootyö", sv="Talkoarbete", en="Unpaid work", required=False, visible=PARTIES
    )
    period: Period = field(fi="Aikataulu", sv="Tidtabell", en="Time", visible=REGISTER, fact=Fact.PERIOD)
    permit: Attachment = field(fi="Lupa", sv="Tillstånd", en="Permit", required=False, visible=PARTIES)
    costs: list[Cost] = field(fi="Kustannusarvio", sv="Kostnadsberäkning", en="Budget", at_least=1, visible=PARTIES)
    total_costs: Money = computed(
        total(costs, Cost.amount), fi="Yhteensä", sv="Totalt", en="Total", visible=REGISTER, fact=Fact.TOTAL_COSTS
    )
    applied: Money = field(fi="Avustus", sv="Understöd", en="Grant", visible=REGISTER, fact=Fact.AMOUNT_APPLIED)
    own_money: Money = computed(
        minus(total_costs, applied), fi="Omarahoitus", sv="Egen finansiering", en="Own money", visible=PARTIES
    )
    other_grants: bool = field(fi="Muita avustuksia", sv="Andra understöd", en="Other grants", visible=PARTIES)

    applied_is_within_the_costs = check(
        holds=at_most_(applied, total_costs),
        says=Text("Avustus ylittää kustannukset.", "Understödet överstiger kostnaderna."),
        about=[applied],
    )
    applied_is_within_the_share = check(
        holds=at_most_(share_of(applied, total_costs), setting(LARGEST_SHARE)),
        says=Text("Avustus ylittää enimmäisosuuden.", "Understödet överstiger maximiandelen."),
        about=[applied],
    )
