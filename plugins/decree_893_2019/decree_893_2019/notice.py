"""The parts of a call notice that the decree writes: who may receive, what is paid for, terms, assessment."""

from avustin_core.plugin import Text


def paragraphs(*parts: Text) -> Text:
    """One text out of several, each a paragraph of its own, in every language that all of them have."""
    english = [part.en for part in parts if part.en is not None]
    return Text(
        fi="\n\n".join(part.fi for part in parts),
        sv="\n\n".join(part.sv for part in parts),
        en="\n\n".join(english) if len(english) == len(parts) else None,
    )


WHAT_IS_PAID_FOR = Text(
    fi="Mitä kustannuksia hyväksytään\n"
    "Hyväksyttäviä kustannuksia ovat hankkeesta aiheutuvat henkilöstökustannukset, matkakustannukset, toimitilojen "
    "vuokrat, yksinomaan hanketta varten käytettyjen ostopalvelujen kustannukset sekä suoraan hankkeesta aiheutuvat "
    "materiaalien, tarvikkeiden ja vastaavien tuotteiden kustannukset ja muut toimintakustannukset. "
    "Ohjelmistolisenssien ja muiden aineettomien investointien kustannukset hyväksytään vain siltä osin kuin ne ovat "
    "välttämättömiä hankkeen toteuttamiseksi. Kunnan tai kuntayhtymän omien toimintayksiköiden veloittamien "
    "kustannusten on perustuttava kirjanpidon toteutuneisiin menoihin.\n"
    "Laitteistojen hankkimisesta ja aineellisista investoinneista aiheutuvia kustannuksia ei hyväksytä (893/2019 5 §).",
    sv="Vilka kostnader godkänns\n"
    "Godtagbara kostnader är av projektet orsakade personalkostnader, resekostnader, hyror för lokaler, kostnader för "
    "köpta tjänster som använts uteslutande för projektet samt kostnader för material, tillbehör och motsvarande "
    "produkter som direkt orsakas av projektet och andra verksamhetskostnader. Kostnader för programvarulicenser och "
    "andra immateriella investeringar godkänns endast till den del de är nödvändiga för genomförandet av projektet. De "
    "kostnader som kommunens eller samkommunens egna verksamhetsenheter tar ut ska basera sig på de faktiska "
    "kostnaderna i bokföringen.\n"
    "Kostnader för anskaffning av utrustning och för materiella investeringar godkänns inte (893/2019 5 §).",
    en="Eligible costs\n"
    "Personnel, travel, rents of premises, services bought solely for the project, materials, supplies and other "
    "operating costs; licences and other intangible investments only as far as necessary; charges by own units on "
    "booked actual costs. Equipment and tangible investments are never eligible (893/2019 section 5).",
)

HOW_MUCH = Text(
    fi="Avustuksen määrä\n"
    "Avustus on enintään 85 prosenttia hankkeen hyväksyttävistä kustannuksista, joten omarahoituksen ja muun "
    "rahoituksen osuus on vähintään 15 prosenttia. Kustannukset ilmoitetaan ilman arvonlisäveroa; arvonlisäveron "
    "osuutta ei hyväksytä kustannuksiin (893/2019 4 §).",
    sv="Understödets belopp\n"
    "Understödet är högst 85 procent av projektets godtagbara kostnader, och den egna och övriga finansieringens "
    "andel är således minst 15 procent. Kostnaderna uppges exklusive mervärdesskatt; mervärdesskattens andel godkänns "
    "inte som kostnad (893/2019 4 §).",
    en="Amount\n"
    "At most 85 % of eligible costs, so own and other financing is at least 15 %. Costs are given without VAT, which "
    "isn't accepted (893/2019 section 4).",
)

TERMS_OF_USE = Text(
    fi="Avustuksen käytön ehdot\n"
    "Avustuksen saajat sitoutuvat jakamaan kokemuksia hankkeen toteutusvaiheessa, hankkeen tuloksia kuvaavat tiedot "
    "ovat myös muiden kuntien hyödynnettävissä, ja hankkeella on erillinen projektikirjanpito (893/2019 7 §). "
    "Hankkeesta annetaan selvitys, johon liitetään tilintarkastajan lausunto avustuksen käytöstä (893/2019 9 §).",
    sv="Villkor för användningen av understödet\n"
    "Understödstagarna förbinder sig att dela erfarenheter under projektets genomförandefas, de uppgifter som "
    "beskriver projektets resultat får utnyttjas också av andra kommuner och projektet har en separat "
    "projektbokföring (893/2019 7 §). En redogörelse lämnas för projektet, och till den fogas en revisors utlåtande "
    "om användningen av understödet (893/2019 9 §).",
    en="Terms\n"
    "Experience is shared during the project, the results are usable by other municipalities, the project has "
    "accounts of its own (893/2019 section 7); a report with an auditor's statement is given (section 9).",
)

ASSESSED_BY_THE_DECREE = Text(
    fi="Miten hakemukset arvioidaan\n"
    "Avustusta voidaan myöntää digitalisaatiota edistäviin hankkeisiin, jotka uudistavat kuntien toimintatapoja tai "
    "palveluprosesseja sekä parantavat niiden laatua ja vaikuttavuutta. Myöntämisessä arvioidaan erityisesti "
    "hankkeiden yhteiskunnallisen ja taloudellisen vaikuttavuuden toteutumista sekä hankkeiden yleistä merkitystä "
    "kuntien kannalta (893/2019 2 §).",
    sv="Så bedöms ansökningarna\n"
    "Understöd kan beviljas för projekt som främjar digitalisering och som förnyar verksamhetssätten eller "
    "serviceprocesserna i kommunerna och förbättrar deras kvalitet och samhälleliga genomslag. När understöd beviljas "
    "bedöms särskilt projektens samhälleliga och ekonomiska genomslag samt projektens allmänna betydelse för "
    "kommunerna (893/2019 2 §).",
    en="Assessment\n"
    "The project renews ways of working or service processes and improves their quality and effectiveness; assessed "
    "in particular are its societal and economic impact and its general significance (893/2019 section 2).",
)

EQUAL_TREATMENT = Text(
    fi="Ohje hakijoille (ministeriön myöhempien hakujen ohjeista)\n"
    "Hakemus arvioidaan vain siinä annettujen tietojen perusteella. Hakijoiden kanssa ei järjestetä erillisiä "
    "tapaamisia, eikä yksittäiselle kunnalle voida myöntää lisäaikaa.",
    sv="Anvisning till sökande (från ministeriets anvisningar för senare utlysningar)\n"
    "Ansökan bedöms endast utifrån de uppgifter som lämnats i den. Inga separata möten ordnas med sökande, och en "
    "enskild kommun kan inte beviljas förlängd ansökningstid.",
    en="Guidance, from later calls: the application is assessed on what it says; no separate meetings, no extra time "
    "for single municipalities.",
)
