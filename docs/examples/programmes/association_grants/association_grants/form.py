"""The one page that an association fills in; the sum is the same for all, and the call sets it."""

from avustin_core.plugin import (
    OFFICIALS,
    PARTIES,
    REGISTER,
    ApplicationForm,
    Choice,
    Email,
    Fact,
    Iban,
    LongText,
    MatterLanguage,
    Money,
    MunicipalityRef,
    Setting,
    SettingKind,
    ShortText,
    Text,
    computed,
    field,
    option,
    setting,
)

LUMP_SUM = Setting("lump_sum", Text("Kertasumma", "Engångsbelopp", "Lump sum"), SettingKind.MONEY)


class Activity(Choice):
    """What an association does."""

    CULTURE = option(fi="Kulttuuri", sv="Kultur", en="Culture")
    SPORT = option(fi="Liikunta", sv="Motion", en="Sport")
    VILLAGE = option(fi="Kylätoiminta", sv="Byaverksamhet", en="Village life")


class AssociationApplication(ApplicationForm, version="1.0"):
    """As it was released."""

    language: MatterLanguage = field(
        fi="Asiointikieli", sv="Ärendets språk", en="Language", visible=PARTIES, fact=Fact.LANGUAGE
    )
    register_number: ShortText = field(
        fi="Rekisterinumero yhdistysrekisterissä", sv="Registernummer i föreningsregistret", en="Number in the register",
        limit=20, visible=PARTIES,
    )  # fmt: skip
    domicile: MunicipalityRef = field(fi="Kotipaikka", sv="Hemort", en="Domicile", visible=REGISTER)
    members: int = field(fi="Jäseniä", sv="Antal medlemmar", en="Members", minimum=0, visible=PARTIES)
    contact: ShortText = field(fi="Yhteyshenkilö", sv="Kontaktperson", en="Contact person", visible=OFFICIALS)
    email: Email = field(fi="Sähköposti", sv="E-post", en="E-mail", visible=OFFICIALS)
    account: Iban = field(fi="Tilinumero", sv="Kontonummer", en="Account", visible=OFFICIALS)
    activities: list[Activity] = field(
        fi="Toiminta", sv="Verksamhet", en="Activities", at_least=1, visible=REGISTER, listed=True
    )
    title: ShortText = field(
        fi="Mihin avustus käytetään", sv="Vad understödet används till", en="Use of the grant", visible=REGISTER,
        fact=Fact.TITLE,
    )  # fmt: skip
    reasons: LongText = field(
        fi="Miksi avustus on tarpeen",
        sv="Varför understödet behövs",
        en="Why it is needed",
        limit=1000,
        visible=PARTIES,
    )
    applied: Money = computed(
        setting(LUMP_SUM), fi="Avustus", sv="Understöd", en="Grant", visible=REGISTER, fact=Fact.AMOUNT_APPLIED
    )
