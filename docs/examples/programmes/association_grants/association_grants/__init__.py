"""Small general grants for associations (invented): as lump sums, in a call that stays open, decided as applications come."""

from decimal import Decimal

from association_grants.form import LUMP_SUM, AssociationApplication
from association_grants.report import AssociationReport
from association_grants.texts import DECISION_TEXTS
from avustin_core.plugin import (
    CallTemplate,
    Contact,
    Finding,
    GrantType,
    LegalBasis,
    OrganisationKind,
    Programme,
    Setting,
    SettingKind,
    Text,
    eligibility_rule,
    met_if,
)

NO_PERSONS = Text("Yksityishenkilölle ei myönnetä avustusta.", "Understöd beviljas inte privatpersoner.")
USE = Setting("use_in_days", Text("Käyttöaika päivissä", "Användningstid i dagar"), SettingKind.INTEGER, default=365)
REPORT = Setting(
    "report_due_in_days", Text("Selvitys päivissä", "Redogörelse i dagar"), SettingKind.INTEGER, default=60
)


class AssociationGrants(Programme):
    """Associations keep up what they do."""

    code = "association_grants"
    name = Text("Yhdistysten pienavustus", "Små understöd för föreningar", "Small grants for associations")
    purpose = Text("Yhdistysten toiminnan jatkuvuus", "Kontinuitet i föreningarnas verksamhet", "Associations go on")
    legal_basis = LegalBasis("688/2001", Text("Valtionavustuslaki", "Statsunderstödslagen"))
    authority = Text("Yhdistysvirasto", "Föreningsverket")
    grant_type = GrantType.GENERAL
    lump_sum = True
    application_form = AssociationApplication
    report_forms = (AssociationReport,)
    settings = (LUMP_SUM, USE, REPORT)
    decision_texts = DECISION_TEXTS
    calls = (
        CallTemplate(
            key="rolling",
            title=Text("Yhdistysten pienavustus", "Små understöd för föreningar"),
            summary=Text("Haku on jatkuva.", "Utlysningen är fortlöpande."),
            instructions=Text("Hakemukset käsitellään kuukausittain.", "Ansökningarna behandlas månadsvis."),
            terms=Text("Avustus käytetään yhdistyksen toimintaan.", "Understödet används för föreningens verksamhet."),
            contact=Contact(Text("Yhdistystiimi", "Föreningsteamet"), email="yhdistykset@ministerio.example"),
            settings={LUMP_SUM.key: Decimal(1000)},
            rolling=True,
        ),
    )

    @eligibility_rule(
        Text("Hakija on rekisteröity yhdistys", "Sökanden är en registrerad förening"), source="haun ehdot"
    )
    def applicant_is_a_registered_association(self, application: AssociationApplication) -> Finding:
        """Private persons, and all others, aren't granted."""
        kind = application.applicant.kind
        is_person = kind is OrganisationKind.PRIVATE_PERSON
        return met_if(kind is OrganisationKind.ASSOCIATION, otherwise=NO_PERSONS if is_person else None)

    @eligibility_rule(
        Text("Yhdistyksellä on vähintään kymmenen jäsentä", "Föreningen har minst tio medlemmar"),
        source="haun ehdot",
        about=[AssociationApplication.members],
        bars=False,
    )
    def there_are_ten_members(self, application: AssociationApplication) -> Finding:
        """Warns only."""
        return met_if(application.members >= 10)
