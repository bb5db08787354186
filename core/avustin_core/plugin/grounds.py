"""The grounds of secrecy: the items of section 24, subsection 1, of the Openness Act (621/1999)."""

from enum import StrEnum

from avustin_core.plugin.texts import Text


class SecrecyGround(StrEnum):
    """An item of the Act on the Openness of Government Activities (621/1999) 24 § 1 mom.; its value is how it is cited."""

    ITEM_1 = "JulkL 24 § 1 mom. 1 k"
    ITEM_2 = "JulkL 24 § 1 mom. 2 k"
    ITEM_3 = "JulkL 24 § 1 mom. 3 k"
    ITEM_4 = "JulkL 24 § 1 mom. 4 k"
    ITEM_5 = "JulkL 24 § 1 mom. 5 k"
    ITEM_6 = "JulkL 24 § 1 mom. 6 k"
    ITEM_7 = "JulkL 24 § 1 mom. 7 k"
    ITEM_8 = "JulkL 24 § 1 mom. 8 k"
    ITEM_9 = "JulkL 24 § 1 mom. 9 k"
    ITEM_10 = "JulkL 24 § 1 mom. 10 k"
    ITEM_11 = "JulkL 24 § 1 mom. 11 k"
    ITEM_12 = "JulkL 24 § 1 mom. 12 k"
    ITEM_13 = "JulkL 24 § 1 mom. 13 k"
    ITEM_14 = "JulkL 24 § 1 mom. 14 k"
    ITEM_15 = "JulkL 24 § 1 mom. 15 k"
    ITEM_16 = "JulkL 24 § 1 mom. 16 k"
    ITEM_17 = "JulkL 24 § 1 mom. 17 k"
    ITEM_18 = "JulkL 24 § 1 mom. 18 k"
    ITEM_19 = "JulkL 24 § 1 mom. 19 k"
    ITEM_20 = "JulkL 24 § 1 mom. 20 k"
    ITEM_21 = "JulkL 24 § 1 mom. 21 k"
    ITEM_22 = "JulkL 24 § 1 mom. 22 k"
    ITEM_23 = "JulkL 24 § 1 mom. 23 k"
    ITEM_24 = "JulkL 24 § 1 mom. 24 k"
    ITEM_25 = "JulkL 24 § 1 mom. 25 k"
    ITEM_26 = "JulkL 24 § 1 mom. 26 k"
    ITEM_27 = "JulkL 24 § 1 mom. 27 k"
    ITEM_28 = "JulkL 24 § 1 mom. 28 k"
    ITEM_29 = "JulkL 24 § 1 mom. 29 k"
    ITEM_30 = "JulkL 24 § 1 mom. 30 k"
    ITEM_31 = "JulkL 24 § 1 mom. 31 k"
    ITEM_32 = "JulkL 24 § 1 mom. 32 k"

    @property
    def item(self) -> int:
        """Its number in the subsection."""
        return int(self.name.removeprefix("ITEM_"))

    @property
    def is_private_life(self) -> bool:
        """Whether it protects private life, so that its time is that of 31 § 2 mom. for persons."""
        return self.item >= FIRST_OF_PRIVATE_LIFE

    @property
    def label(self) -> Text:
        """How it is cited, with what it is about where that is said briefly."""
        about = ABOUT.get(self.item)
        cited = Text(
            fi=f"JulkL 24 § 1 mom. {self.item} kohta",
            sv=f"OffL 24 § 1 mom. {self.item} punkten",
            en=f"621/1999 24 § 1 mom. {self.item}",
        )
        if about is None:
            return cited
        return Text(fi=f"{cited.fi}: {about.fi}", sv=f"{cited.sv}: {about.sv}", en=f"{cited.en}: {about.en}")


FIRST_OF_PRIVATE_LIFE = 24
ABOUT = {
    1: Text("ulkopolitiikan hoito", "skötseln av utrikespolitiken", "the conduct of foreign policy"),
    2: Text("kansainväliset suhteet", "internationella förhållanden", "international relations"),
    3: Text(
        "rikoksen selvittäminen ja syyteharkinta", "utredning av brott och åtalsprövning", "criminal investigation"
    ),
    4: Text("rikosten torjunnan rekisterit", "register för bekämpning av brott", "registers for fighting crime"),
    5: Text(
        "poliisin ja muiden viranomaisten taktiset ja tekniset menetelmät",
        "polisens och andra myndigheters taktiska och tekniska metoder",
        "tactical and technical methods of the police and other authorities",
    ),
    6: Text("vireillä olevan kantelun asiakirjat", "handlingar om ett anhängigt klagomål", "a pending complaint"),
    7: Text(
        "henkilöiden, rakennusten ja tietojärjestelmien turvajärjestelyt",
        "säkerhetsarrangemang för personer, byggnader och informationssystem",
        "security arrangements of persons, buildings and information systems",
    ),
    8: Text(
        "varautuminen onnettomuuksiin ja poikkeusoloihin",
        "beredskap för olyckor och undantagsförhållanden",
        "preparedness for accidents and emergencies",
    ),
    9: Text("valtion turvallisuus", "statens säkerhet", "the security of the state"),
    10: Text("maanpuolustus", "försvaret", "national defence"),
    11: Text(
        "tulo-, finanssi-, raha- ja valuuttapolitiikka",
        "inkomst-, finans-, penning- och valutapolitiken",
        "incomes, fiscal, monetary and currency policy",
    ),
    14: Text("uhanalaiset lajit ja luonnonalueet", "hotade arter och naturområden", "endangered species and nature"),
    15: Text("viranomaisen tarkastus ja valvonta", "myndighetens inspektion och tillsyn", "inspection and supervision"),
    16: Text("tilastointi ja tutkimus", "statistik och forskning", "statistics and research"),
    17: Text("julkisyhteisön liikesalaisuus", "offentligt samfunds affärshemlighet", "a public body's business secret"),
    18: Text("julkisyhteisö työnantajana", "offentligt samfund som arbetsgivare", "a public body as an employer"),
    19: Text(
        "julkisyhteisö oikeudenkäynnin osapuolena",
        "offentligt samfund som part i en rättegång",
        "a public body as a party to a trial",
    ),
    20: Text("yksityinen liikesalaisuus", "privat affärshemlighet", "a private business secret"),
    21: Text(
        "tutkimuksen suunnitelma tai aineisto ja kehittämistyö",
        "plan eller material för forskning samt utvecklingsarbete",
        "plans and material of research, and development work",
    ),
    22: Text("pääsykokeet ja muut kokeet", "inträdesprov och andra prov", "entrance examinations and other tests"),
    23: Text("henkilön taloudellinen asema", "en persons ekonomiska ställning", "a person's financial position"),
    24: Text("pakolaiset ja turvapaikanhakijat", "flyktingar och asylsökande", "refugees and asylum seekers"),
    25: Text(
        "sosiaalihuollon asiakkuus ja terveydentila",
        "klientskap inom socialvården och hälsotillstånd",
        "social welfare and health",
    ),
    26: Text(
        "rikosasian arkaluonteiset yksityiselämän tiedot",
        "känsliga uppgifter om privatlivet i ett brottmål",
        "sensitive details of private life in a criminal case",
    ),
    27: Text("mielentila- ja henkilötutkinta", "sinnes- och personundersökning", "mental and personal examinations"),
    28: Text("rikosrekisteri ja rangaistukset", "straffregister och straff", "criminal records and sentences"),
    29: Text("psykologinen testi ja soveltuvuuskoe", "psykologiskt test och lämplighetsprov", "psychological tests"),
    30: Text(
        "oppilashuolto ja oppilaan arviointi", "elevvård och bedömning av en elev", "pupil welfare and assessment"
    ),
    31: Text("salassa pidettävä yhteystieto", "hemlig kontaktuppgift", "a contact detail that is kept secret"),
    32: Text(
        "vakaumus, elintavat ja yksityiselämä", "övertygelse, levnadssätt och privatliv", "convictions and private life"
    ),
}
