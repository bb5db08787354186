"""The closed lists of the decree: cost categories, kinds of applicant, languages of a matter."""

from avustin_core.plugin import Choice, option


class CostCategory(Choice):
    """Cost categories of 893/2019 5 §; the last two are never eligible."""

    PERSONNEL = option(fi="Henkilöstökustannukset", sv="Personalkostnader", en="Personnel costs")
    TRAVEL = option(fi="Matkakustannukset", sv="Resekostnader", en="Travel costs")
    PREMISES_RENT = option(fi="Toimitilojen vuokrat", sv="Hyror för lokaler", en="Rents of premises")
    PURCHASED_SERVICES = option(
        fi="Ostopalvelut (tutkimus, tietämys, konsultointi ja muut vastaavat palvelut)",
        sv="Köpta tjänster (forskning, expertis, konsultation och andra motsvarande tjänster)",
        en="Purchased services (research, knowledge, consulting and similar services)",
    )
    SUPPLIES_AND_OTHER = option(
        fi="Materiaalit, tarvikkeet ja vastaavat tuotteet sekä muut toimintakustannukset",
        sv="Material, tillbehör och motsvarande produkter samt andra verksamhetskostnader",
        en="Materials, supplies and similar products, and other operating costs",
    )
    INTANGIBLE_INVESTMENTS = option(
        fi="Ohjelmistolisenssit ja muut aineettomat investoinnit",
        sv="Programvarulicenser och andra immateriella investeringar",
        en="Software licences and other intangible investments",
    )
    TANGIBLE_INVESTMENTS = option(
        fi="Aineelliset investoinnit (ei-hyväksyttävä kustannus)",
        sv="Materiella investeringar (icke godtagbar kostnad)",
        en="Tangible investments (ineligible cost)",
    )
    EQUIPMENT = option(
        fi="Laitteistojen hankkiminen (ei-hyväksyttävä kustannus)",
        sv="Anskaffning av utrustning (icke godtagbar kostnad)",
        en="Purchase of equipment (ineligible cost)",
    )


class ApplicantKind(Choice):
    """Who may be granted money under 893/2019 3 §."""

    MUNICIPALITY = option(fi="Kunta", sv="Kommun", en="Municipality")
    JOINT_MUNICIPAL_AUTHORITY = option(fi="Kuntayhtymä", sv="Samkommun", en="Joint municipal authority")


class CaseLanguage(Choice):
    """The language of the matter and of its decision: Finnish or Swedish, 423/2003 12 and 19 §."""

    FI = option(fi="suomi", sv="finska", en="Finnish")
    SV = option(fi="ruotsi", sv="svenska", en="Swedish")
