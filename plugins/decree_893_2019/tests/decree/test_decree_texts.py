"""The texts of the decree: both languages, the words of the glossary, and what a decision must say."""

from datetime import date

import pytest

from avustin_core.forms import spec_of
from avustin_core.plugin import Text
from avustin_core.testing import texts_in
from decree_893_2019 import appeals, texts
from decree_893_2019.choices import CostCategory
from decree_893_2019.form import Decree893Application
from decree_893_2019.interim import Decree893InterimReport
from decree_893_2019.programme import Decree893Programme
from decree_893_2019.reporting import Decree893FinalReport
from decree_893_2019.settings import DECREE_SETTINGS

#: Finnish and Swedish words of the glossary, by the field that carries them.
GLOSSARY = {
    "contactPerson": ("Yhteyshenkilö", "Kontaktperson"),
    "participants": ("Osallistujat", "Deltagare"),
    "totalCosts": ("Kokonaiskustannukset", "Totala kostnader"),
    "eligibleCosts": ("Hyväksyttävät kustannukset", "Godtagbara kostnader"),
    "ownFinancing": ("Omarahoitus", "Egen finansiering"),
}
CATEGORIES = {
    CostCategory.PERSONNEL: ("Henkilöstökustannukset", "Personalkostnader"),
    CostCategory.TRAVEL: ("Matkakustannukset", "Resekostnader"),
    CostCategory.PREMISES_RENT: ("Toimitilojen vuokrat", "Hyror för lokaler"),
    CostCategory.PURCHASED_SERVICES: ("Ostopalvelut", "Köpta tjänster"),
    CostCategory.EQUIPMENT: ("ei-hyväksyttävä kustannus", "icke godtagbar kostnad"),
}


def all_texts() -> list[Text]:
    """Everything that the decree package says."""
    forms = (Decree893Application, Decree893FinalReport, Decree893InterimReport)
    specs = [spec_of(form).group for form in forms]
    return list(
        texts_in(
            specs, Decree893Programme.rules, Decree893Programme.commitments, Decree893Programme.decision_texts,
            DECREE_SETTINGS, Decree893FinalReport.title, Decree893InterimReport.title,
        )
    )  # fmt: skip


def test_own_contribution_is_never_an_insurance_excess() -> None:
    """'egenfinansieringsandel' in the glossary, 'not självriskandel, which is insurance'."""
    assert not [text for text in all_texts() if "självrisk" in text.sv.lower()]


@pytest.mark.parametrize("name", GLOSSARY)
def test_labels_are_the_words_of_the_glossary(name: str) -> None:
    [field] = [each for each in spec_of(Decree893Application).fields if each.name == name]

    assert GLOSSARY[name][0] in field.label.fi
    assert GLOSSARY[name][1] in field.label.sv


@pytest.mark.parametrize("category", CATEGORIES)
def test_categories_are_the_words_of_the_glossary(category: CostCategory) -> None:
    assert CATEGORIES[category][0] in category.label.fi
    assert CATEGORIES[category][1] in category.label.sv


def test_the_applicant_is_told_of_equipment_vat_and_the_own_share() -> None:
    helps = list(texts_in([each.step for each in spec_of(Decree893Application).fields]))

    fi, sv = " ".join(text.fi for text in helps), " ".join(text.sv for text in helps)
    for sentence in ("Laitteistojen hankkimisesta", "Arvonlisäveroa ei hyväksytä", "vähintään 15 prosenttia"):
        assert sentence in fi
    for sentence in ("anskaffning av utrustning", "Mervärdesskatten godkänns inte", "minst 15 procent"):
        assert sentence in sv


class TestDecision:
    """What 688/2001 11 § and 434/2003 44–46 § want in a decision, as far as the decree writes it."""

    def test_the_conditions_of_use_are_those_of_7_section(self) -> None:
        for condition in (
            "avustuksen saajat sitoutuvat kokemusten jakamiseen hankkeen toteutusvaiheessa",
            "hankkeen tuloksia kuvaavat tiedot ovat myös muiden kuntien hyödynnettävissä",
            "hankkeella on erillinen projektikirjanpito",
        ):
            assert condition in texts.CONDITIONS.fi
        for condition in (
            "att dela erfarenheter under projektets genomförandefas",
            "de uppgifter som beskriver projektets resultat får utnyttjas också av andra kommuner",
            "projektet har en separat projektbokföring",
        ):
            assert condition in texts.CONDITIONS.sv

    def test_review_is_requested_within_30_days_of_service(self) -> None:
        """'Oikaisuvaatimus on tehtävä 30 päivän kuluessa päätöksen tiedoksisaannista.' (434/2003 49 c §)"""
        for _, text in appeals.REVIEW_INSTRUCTIONS.versions:
            assert "Oikaisuvaatimus on tehtävä 30 päivän kuluessa päätöksen tiedoksisaannista." in text.fi
            assert "inom 30 dagar från delfåendet av beslutet" in text.sv

    @pytest.mark.parametrize(
        ("day", "amendment", "fi", "sv"),
        [
            (
                date(2019, 11, 21),
                "952/2015",
                "hallintolainkäyttölaissa (586/1996)",
                "förvaltningsprocesslagen (586/1996)",
            ),
            (date(2020, 2, 26), "952/2015", "(808/2019)", "lagen om rättegång i förvaltningsärenden (808/2019)"),
            (date(2022, 6, 15), "952/2015", "(808/2019)", "lagen om rättegång i förvaltningsärenden (808/2019)"),
            (date(2022, 6, 16), "430/2022", "(808/2019)", "lagen om rättegång i förvaltningsärenden (808/2019)"),
        ],
    )
    def test_review_and_provisions_are_told_as_the_law_was_on_the_day(
        self, day: date, amendment: str, fi: str, sv: str
    ) -> None:
        """688/2001 34 § 'sellaisena kuin se on laissa 952/2015' until 430/2022 came into force 'den 16 juni 2022'; 586/1996 gave
        place to 808/2019 on 1.1.2020.
        """
        review, provisions = appeals.REVIEW_INSTRUCTIONS.on(day), appeals.PROVISIONS_APPLIED.on(day)

        assert fi in review.fi
        assert sv in review.sv
        assert ("586/1996" in review.fi, "586/1996" in review.sv) == (day.year < 2020, day.year < 2020)
        for text in (review.fi, review.sv, provisions.fi, provisions.sv):
            assert amendment in text

    def test_the_right_of_audit_is_told(self) -> None:
        assert "valtionavustuslaki 16 §" in texts.RIGHT_OF_AUDIT.fi
        assert "16 § i statsunderstödslagen" in texts.RIGHT_OF_AUDIT.sv

    def test_liability_is_told_for_the_lead_and_for_joint_recipients(self) -> None:
        """'Jos tuki myönnetään hankehallinnoijalle, sen on tehtävä … sopimus muiden hanketta toteuttavien tahojen
        kanssa.' (893/2019 3 § 2 mom.)
        """
        assert "sopimus muiden hanketta toteuttavien" in texts.AWARDED_TO_THE_LEAD.fi
        assert "yhteisvastuullisesti" in texts.AWARDED_JOINTLY.fi
        assert "solidariskt" in texts.AWARDED_JOINTLY.sv


def test_what_the_sources_do_not_tell_has_no_value() -> None:
    assert [setting.key for setting in DECREE_SETTINGS if setting.default is not None] == []
    assert [setting.key for setting in DECREE_SETTINGS if not isinstance(setting.name, Text)] == []
