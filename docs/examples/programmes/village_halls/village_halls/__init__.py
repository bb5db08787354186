"""Grants for repairing village halls (invented): complete, and as long as a programme is."""

from decimal import Decimal

from avustin_core.plugin import (
    CallTemplate,
    CallView,
    Contact,
    Criterion,
    Finding,
    LegalBasis,
    OrganisationKind,
    Programme,
    Scale,
    Setting,
    SettingKind,
    Text,
    eligibility_rule,
    met_if,
)
from village_halls.form import LARGEST_SHARE, HallApplication
from village_halls.report import HallReport

FIVE = Scale(0, 5)
ENDS_BY = Setting("ends_by", Text("Korjaus päättyy viimeistään", "Reparationen slutar senast"), SettingKind.DATE)
REPORT_DUE = Setting(
    "report_due_in_days", Text("Selvitys päivissä", "Redovisning i dagar"), SettingKind.INTEGER, default=60
)


class VillageHalls(Programme):
    """Associations repair their halls."""

    code = "village_halls"
    name = Text("Kylätalojen korjausavustus", "Understöd för reparation av byahus", "Repairing village halls")
    purpose = Text("Kylätalojen säilyminen käytössä", "Att byahusen hålls i bruk", "Village halls stay in use")
    legal_basis = LegalBasis("688/2001", Text("Valtionavustuslaki", "Statsunderstödslagen"))
    authority = Text("Kylävirasto", "Byverket")
    maximum_share = Decimal(60)
    application_form = HallApplication
    report_forms = (HallReport,)
    settings = (LARGEST_SHARE, ENDS_BY, REPORT_DUE)
    criteria = (
        Criterion("PLANNED", Text("Korjaus on suunniteltu", "Reparationen är planerad"), threshold=True),
        Criterion("NEED", Text("Korjauksen tarve", "Reparationens behov"), weight=Decimal(30), scale=FIVE),
        Criterion("USE", Text("Talon käyttö", "Husets användning"), weight=Decimal(30), scale=FIVE),
        Criterion("ACCESS", Text("Esteettömyys", "Tillgänglighet"), weight=Decimal(20), scale=FIVE),
        Criterion("ENERGY", Text("Energian säästö", "Energibesparing"), weight=Decimal(20), scale=FIVE),
        Criterion("FIRST_GRANT", Text("Ensimmäinen avustus", "Första understödet"), priority=True),
    )
    calls = (
        CallTemplate(
            key="yearly",
            title=Text("Kylätalojen korjaushaku", "Utlysning för reparation av byahus"),
            summary=Text("Avustusta kylätalojen korjauksiin.", "Understöd för reparation av byahus."),
            instructions=Text("Liitä korjaussuunnitelma.", "Bifoga reparationsplanen."),
            terms=Text("Talo pysyy kyläläisten käytössä.", "Huset hålls i byns bruk."),
            contact=Contact(Text("Kylätiimi", "Byateamet"), email="kylat@ministerio.example"),
            settings={LARGEST_SHARE.key: Decimal(60)},
        ),
    )

    @eligibility_rule(Text("Hakija on yhdistys", "Sökanden är en förening"), source="haun ehdot")
    def applicant_is_an_association(self, application: HallApplication) -> Finding:
        """Private persons and companies aren't granted."""
        return met_if(application.applicant.kind is OrganisationKind.ASSOCIATION)

    @eligibility_rule(
        Text("Talo on avoin kaikille", "Huset är öppet för alla"),
        source="haun ehdot",
        about=[HallApplication.open_to_all],
    )
    def hall_is_open_to_all(self, application: HallApplication) -> Finding:
        """Clubs for members only aren't granted."""
        return met_if(application.open_to_all)

    @eligibility_rule(
        Text("Korjaus päättyy ajoissa", "Reparationen slutar i tid"),
        source="haun ehdot",
        about=[HallApplication.period],
    )
    def repair_ends_in_time(self, application: HallApplication, call: CallView) -> Finding:
        """Where the call sets a day."""
        ends, latest = application.period.ends, call.settings[ENDS_BY.key]
        return met_if(latest is None or ends <= latest)

    @eligibility_rule(
        Text("Talo on käytössä", "Huset används"), source="haun ehdot", about=[HallApplication.evenings], bars=False
    )
    def hall_is_in_use(self, application: HallApplication) -> Finding:
        """Warns of fewer than ten events a year."""
        return met_if(application.evenings >= 10)
