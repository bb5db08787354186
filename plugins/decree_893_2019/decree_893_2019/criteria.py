"""The assessment criteria of 893/2019 2 §, with neither weights nor a scale: none were published."""

from avustin_core.plugin import Criterion, Text

SOCIETAL_IMPACT = Criterion(
    key="SOCIETAL_IMPACT",
    name=Text(fi="Yhteiskunnallinen vaikuttavuus", sv="Samhälleligt genomslag", en="Societal impact"),
    description=Text(
        fi="Miten hankkeen yhteiskunnallinen vaikuttavuus toteutuu.",
        sv="Hur projektets samhälleliga genomslag förverkligas.",
        en="How the project's societal impact is realised.",
    ),
    source="893/2019 2 § 2 mom.",
)

ECONOMIC_IMPACT = Criterion(
    key="ECONOMIC_IMPACT",
    name=Text(fi="Taloudellinen vaikuttavuus", sv="Ekonomiskt genomslag", en="Economic impact"),
    description=Text(
        fi="Miten hankkeen taloudellinen vaikuttavuus toteutuu.",
        sv="Hur projektets ekonomiska genomslag förverkligas.",
        en="How the project's economic impact is realised.",
    ),
    source="893/2019 2 § 2 mom.",
)

GENERAL_SIGNIFICANCE = Criterion(
    key="GENERAL_SIGNIFICANCE",
    name=Text(
        fi="Yleinen merkitys kuntien kannalta",
        sv="Allmän betydelse för kommunerna",
        en="General significance for municipalities",
    ),
    description=Text(
        fi="Mikä yleinen merkitys hankkeella on kuntien kannalta, myös muiden kuin siihen osallistuvien.",
        sv="Vilken allmän betydelse projektet har för kommunerna, också för andra än dem som deltar i det.",
        en="What the project means to municipalities in general, also to those outside it.",
    ),
    source="893/2019 2 § 2 mom.",
)

RENEWS_WAYS_OF_WORKING = Criterion(
    key="RENEWS_WAYS_OF_WORKING",
    name=Text(
        fi="Uudistaa kuntien toimintatapoja tai palveluprosesseja",
        sv="Förnyar verksamhetssätten eller serviceprocesserna i kommunerna",
        en="Renews municipalities' ways of working or service processes",
    ),
    description=Text(
        fi="Myöntämisen yleinen edellytys: hanke edistää digitalisaatiota ja uudistaa kuntien toimintatapoja tai "
        "palveluprosesseja. Arvioidaan kyllä tai ei.",
        sv="Allmän förutsättning för beviljande: projektet främjar digitalisering och förnyar verksamhetssätten eller "
        "serviceprocesserna. Bedöms med ja eller nej.",
        en="General precondition, yes or no: the project advances digitalisation and renews ways of working.",
    ),
    source="893/2019 2 § 1 mom.",
    threshold=True,
)

IMPROVES_QUALITY_AND_IMPACT = Criterion(
    key="IMPROVES_QUALITY_AND_IMPACT",
    name=Text(
        fi="Parantaa toimintatapojen tai palveluprosessien laatua ja vaikuttavuutta",
        sv="Förbättrar verksamhetssättens eller serviceprocessernas kvalitet och samhälleliga genomslag",
        en="Improves their quality and effectiveness",
    ),
    description=Text(
        fi="Myöntämisen yleinen edellytys: hanke parantaa uudistettavien toimintatapojen tai palveluprosessien laatua "
        "ja vaikuttavuutta. Arvioidaan kyllä tai ei.",
        sv="Allmän förutsättning för beviljande: projektet förbättrar kvaliteten på och det samhälleliga genomslaget "
        "av de verksamhetssätt eller serviceprocesser som förnyas. Bedöms med ja eller nej.",
        en="General precondition, yes or no: the project improves the quality and effectiveness of what it renews.",
    ),
    source="893/2019 2 § 1 mom.",
    threshold=True,
)

DECREE_CRITERIA = (
    RENEWS_WAYS_OF_WORKING,
    IMPROVES_QUALITY_AND_IMPACT,
    SOCIETAL_IMPACT,
    ECONOMIC_IMPACT,
    GENERAL_SIGNIFICANCE,
)
