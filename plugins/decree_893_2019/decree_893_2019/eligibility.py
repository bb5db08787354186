"""The eligibility rules of the decree and of the Act, run on every application of every call."""

from datetime import date

from avustin_core.plugin import (
    CallView,
    Finding,
    OrganisationKind,
    ParticipantRole,
    Programme,
    Text,
    eligibility_rule,
    met,
    met_if,
    not_met,
)
from decree_893_2019.application.budget import MAXIMUM_SHARE
from decree_893_2019.choices import ApplicantKind, CostCategory
from decree_893_2019.form import Decree893Application as Application
from decree_893_2019.settings import PROJECTS_END_BY
from decree_893_2019.sources import CALL_TERMS, SYSTEM_CHOICE

MAY_LEAD = (OrganisationKind.MUNICIPALITY, OrganisationKind.JOINT_MUNICIPAL_AUTHORITY)


class DecreeRules(Programme):
    """Rules about who receives, how much, by when, and in good standing; those about costs stand beside them."""

    @eligibility_rule(
        Text(
            fi="Hakija on kunta tai useamman kunnan hankkeessa hankehallinnoijana toimiva kuntayhtymä",
            sv="Sökanden är en kommun eller en samkommun som är projektadministratör i flera kommuners projekt",
            en="The applicant is a municipality, or a joint municipal authority that leads several municipalities' "
            "project",
        ),
        source="893/2019 3 §",
        about=[Application.applicant_kind, Application.participants],
    )
    def applicant_may_receive_the_grant(self, application: Application) -> Finding:
        """A joint municipal authority may receive only as the lead of at least two municipalities."""
        applicant = application.applicant
        if applicant.is_municipality:
            return met()
        if applicant.kind is not OrganisationKind.JOINT_MUNICIPAL_AUTHORITY:
            return not_met(NEITHER_KIND)
        leads = any(
            row.role is ParticipantRole.LEAD and row.organisation.id == applicant.id for row in application.participants
        )
        return met_if(leads and len(application.municipalities()) >= 2, otherwise=AUTHORITY_ALONE)

    @eligibility_rule(
        Text(
            fi="Ilmoitettu hakijan tyyppi vastaa rekisteriä",
            sv="Den uppgivna typen av sökande stämmer överens med registret",
            en="The kind of applicant is as registered",
        ),
        source=SYSTEM_CHOICE,
        about=[Application.applicant_kind],
        bars=False,
    )
    def applicant_kind_is_as_registered(self, application: Application) -> Finding:
        """What was ticked and what the register of organisations says."""
        declared = application.applicant_kind is ApplicantKind.MUNICIPALITY
        return met_if(declared == application.applicant.is_municipality)

    @eligibility_rule(
        Text(
            fi="Hankehallinnoija on kunta tai kuntayhtymä",
            sv="Projektadministratören är en kommun eller en samkommun",
            en="The lead is a municipality or a joint municipal authority",
        ),
        source="893/2019 3 § 2 mom.",
        about=[Application.participants],
        completion_first=True,
    )
    def lead_is_municipal(self, application: Application) -> Finding:
        """A project may also name no lead; the grant is then awarded jointly."""
        leads = [row.organisation for row in application.participants if row.role is ParticipantRole.LEAD]
        if not leads:
            return met(NO_LEAD)
        return met_if(all(lead.kind in MAY_LEAD for lead in leads))

    @eligibility_rule(
        Text(
            fi="Osallistujat ovat sitoutuneet hankkeen toteuttamiseen",
            sv="Deltagarna har förbundit sig till genomförandet av projektet",
            en="The participants have committed themselves to carrying out the project",
        ),
        source="893/2019 3 § 2 mom.",
        about=[Application.participants],
        bars=False,
        completion_first=True,
    )
    def participants_are_committed(self, application: Application) -> Finding:
        """Those whose commitment is missing are named."""
        missing = [row.organisation.name for row in application.participants if not row.committed]
        return met_if(not missing, otherwise=not_committed(missing))

    @eligibility_rule(
        Text(
            fi="Haettava avustus on enintään 85 prosenttia hyväksyttävistä kustannuksista ilman arvonlisäveroa",
            sv="Det sökta understödet är högst 85 procent av de godtagbara kostnaderna exklusive mervärdesskatt",
            en="The grant applied for is at most 85 % of eligible costs without VAT",
        ),
        source="893/2019 4 §",
        about=[Application.applied_grant, Application.eligible_costs],
        completion_first=True,
    )
    def grant_is_at_most_85_per_cent(self, application: Application) -> Finding:
        """Exact: to the cent, rounded down."""
        return met_if(application.applied_grant * 100 <= application.eligible_costs * MAXIMUM_SHARE)

    @eligibility_rule(
        Text(
            fi="Hanke päättyy viimeistään haun ehdoissa ilmoitettuna päivänä",
            sv="Projektet avslutas senast den dag som anges i villkoren för utlysningen",
            en="The project ends by the day that the call sets",
        ),
        source=CALL_TERMS,
        about=[Application.period],
        completion_first=True,
    )
    def project_ends_in_time(self, application: Application, call: CallView) -> Finding:
        """A call that sets no last day binds nobody."""
        last_day = call.setting(PROJECTS_END_BY.key)
        if not isinstance(last_day, date):
            return met(NO_LAST_DAY)
        return met_if(application.period.ends <= last_day)

    @eligibility_rule(
        Text(
            fi="Palkkakustannuksiin voidaan myöntää avustusta ilman erityisen painavaa syytä",
            sv="Understöd för lönekostnader kan beviljas utan synnerligen vägande skäl",
            en="Wages can be covered without an especially weighty reason",
        ),
        source="688/2001 7 § 2 mom.",
        about=[Application.no_labour_offences, Application.costs],
        bars=False,
    )
    def wages_need_no_weighty_reason(self, application: Application) -> Finding:
        """Asks only of projects with wages; a no isn't a refusal but a weighing by the decider."""
        wages = any(row.category is CostCategory.PERSONNEL for row in application.costs)
        return met_if(not wages or application.no_labour_offences, otherwise=WEIGHTY_REASON_NEEDED)


NEITHER_KIND = Text(
    fi="Hakija ei ole kunta eikä kuntayhtymä.",
    sv="Sökanden är varken en kommun eller en samkommun.",
    en="The applicant is neither a municipality nor a joint municipal authority.",
)
AUTHORITY_ALONE = Text(
    fi="Kuntayhtymälle voidaan myöntää avustusta vain, kun se on hankehallinnoija ja vähintään kaksi kuntaa toteuttaa "
    "hankkeen.",
    sv="En samkommun kan beviljas understöd endast när den är projektadministratör och minst två kommuner genomför "
    "projektet.",
    en="A joint municipal authority may receive only as the lead of a project of at least two municipalities.",
)
NO_LEAD = Text(
    fi="Hankehallinnoijaa ei ole nimetty. Avustus voidaan myöntää kunnille yhteisesti.",
    sv="Ingen projektadministratör har utsetts. Understödet kan beviljas kommunerna gemensamt.",
    en="No lead is named. The grant may be awarded jointly.",
)
NO_LAST_DAY = Text(
    fi="Haussa ei ole asetettu päivää, johon mennessä hankkeiden on päätyttävä.",
    sv="I utlysningen anges ingen dag då projekten senast ska avslutas.",
    en="The call sets no last day.",
)
WEIGHTY_REASON_NEEDED = Text(
    fi="Hakija ei ole antanut vakuutusta. Avustus palkkakustannuksiin edellyttää erityisen painavaa syytä.",
    sv="Sökanden har inte gett försäkran. Understöd för lönekostnader förutsätter synnerligen vägande skäl.",
    en="The applicant hasn't declared it. Wages may be covered only for an especially weighty reason.",
)


def not_committed(names: list[Text]) -> Text:
    """Whose commitment is missing."""
    return Text(
        fi="Sitoutumista ei ole ilmoitettu: " + ", ".join(name.fi for name in names) + ".",
        sv="Följande har inte uppgett att de förbundit sig: " + ", ".join(name.sv for name in names) + ".",
        en="Not committed: " + ", ".join(name.get("en") for name in names) + ".",
    )
