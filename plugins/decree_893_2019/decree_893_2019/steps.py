"""The headings that the fields of an application and of a report stand under."""

from avustin_core.plugin import Step, Text

APPLICANT = Step("APPLICANT", Text(fi="Hakija", sv="Sökande", en="Applicant"))
PROJECT = Step("PROJECT", Text(fi="Hanke", sv="Projekt", en="Project"))
PARTICIPANTS = Step("PARTICIPANTS", Text(fi="Osallistujat", sv="Deltagare", en="Participants"))
COSTS = Step(
    "COSTS",
    Text(fi="Kustannukset", sv="Kostnader", en="Costs"),
    help=Text(
        fi="Ilmoita kustannukset ilman arvonlisäveroa. Arvonlisäveroa ei hyväksytä kustannuksiin. Laitteistojen "
        "hankkimisesta ja aineellisista investoinneista aiheutuvia kustannuksia ei hyväksytä. Avustus on enintään 85 "
        "prosenttia hyväksyttävistä kustannuksista.",
        sv="Ange kostnaderna exklusive mervärdesskatt. Mervärdesskatten godkänns inte som kostnad. Kostnader för "
        "anskaffning av utrustning och för materiella investeringar godkänns inte. Understödet är högst 85 procent av "
        "de godtagbara kostnaderna.",
        en="Give costs without VAT, which isn't accepted. Equipment and tangible investments aren't eligible. The "
        "grant is at most 85 % of eligible costs.",
    ),
)
FINANCING = Step(
    "FINANCING",
    Text(fi="Rahoitus", sv="Finansiering", en="Financing"),
    help=Text(
        fi="Omarahoituksen ja muun rahoituksen osuus on vähintään 15 prosenttia hyväksyttävistä kustannuksista. "
        "Ei-hyväksyttävät kustannukset katetaan kokonaan omarahoituksella tai muulla rahoituksella.",
        sv="Den egna och övriga finansieringens andel är minst 15 procent av de godtagbara kostnaderna. Icke "
        "godtagbara kostnader täcks helt med egen eller övrig finansiering.",
        en="Own and other financing is at least 15 % of eligible costs, and covers all ineligible ones.",
    ),
)
COMMITMENTS = Step(
    "COMMITMENTS",
    Text(fi="Sitoumukset ja vakuutukset", sv="Förbindelser och försäkringar", en="Commitments and declarations"),
)
ATTACHMENTS = Step("ATTACHMENTS", Text(fi="Liitteet", sv="Bilagor", en="Attachments"))
RESULTS = Step("RESULTS", Text(fi="Tulokset", sv="Resultat", en="Results"))
