"""Where fields, rules and criteria come from, when it isn't a section of the decree or of the Act."""

from avustin_core.plugin import Source, Text

CALL_TERMS = Source(
    "haun ehdot / utlysningens villkor",
    Text(
        fi="Valtiovarainministeriö: Vuoden 2019 avustukset kuntien digitalisaation edistämiseen, "
        "https://vm.fi/kuntien-digikannustinavustukset-2019",
        sv="Finansministeriet: Understöd för främjande av digitaliseringen i kommunerna 2019, "
        "https://vm.fi/sv/kommunernas-digitaliseringsunderstod-2019",
    ),
)
CALL_PAGE = Source(
    "hakusivu / utlysningens webbsida 2019",
    Text(
        fi="Valtiovarainministeriö: Kuntien digitalisaation kannustinjärjestelmä, "
        "https://vm.fi/kuntien-digitalisaation-kannustinjarjestelma",
        sv="Finansministeriet: Incitamentsystem för digitalisering i kommunerna, "
        "https://vm.fi/kuntien-digitalisaation-kannustinjarjestelma (languageId=sv_SE)",
    ),
)
RESULTS_OF_CALL_1 = Source(
    "haun 1 tulokset / resultatet av utlysning 1",
    Text(
        fi="Kommuntorget (ruotsiksi): Understöd för digitalisering i kommunerna, "
        "https://kommuntorget.fi/it-och-information/understod-for-digitalisering-i-kommunerna/",
        sv="Kommuntorget: Understöd för digitalisering i kommunerna, "
        "https://kommuntorget.fi/it-och-information/understod-for-digitalisering-i-kommunerna/",
    ),
)
RESULTS_OF_CALL_2 = Source(
    "haun 2 tulokset / resultatet av utlysning 2",
    Text(
        fi="Kommuntorget (ruotsiksi): Understöd för kommunernas digitaliseringsprojekt, "
        "https://kommuntorget.fi/it-och-information/understod-for-kommunernas-digitaliseringsprojekt/",
        sv="Kommuntorget: Understöd för kommunernas digitaliseringsprojekt, "
        "https://kommuntorget.fi/it-och-information/understod-for-kommunernas-digitaliseringsprojekt/",
    ),
)
GUIDANCE = Source(
    "ohje hakijoille / anvisning till sökande",
    Text(
        fi="Valtiovarainministeriön ohjeet hakijoille myöhemmistä hauista samassa kannustinjärjestelmässä, "
        "https://vm.fi/ukk-kuntien-digikannustinavustukset",
        sv="Finansministeriets anvisningar för sökande från senare utlysningar inom samma incitamentsystem, "
        "https://vm.fi/sv/stod-for-planeringen-av-digitaliseringsprojektet",
    ),
)
GRANT_PRACTICE = Source(
    "valtionavustuskäytäntö / praxis för statsunderstöd",
    Text(
        fi="Valtionavustustoiminnan yleinen käytäntö; ei asetuksessa eikä haun ehdoissa.",
        sv="Allmän praxis inom statsunderstödsverksamheten; finns varken i förordningen eller i villkoren.",
    ),
)
SYSTEM_CHOICE = Source(
    "järjestelmän ratkaisu / systemets lösning",
    Text(
        fi="Tämän järjestelmän ratkaisu; ei asetuksessa eikä haun ehdoissa.",
        sv="En lösning i detta system; finns varken i förordningen eller i villkoren.",
    ),
)
RELEASE_OF_CALL_2 = Source(
    "tiedote / pressmeddelande 13.11.2019",
    Text(
        fi="Valtiovarainministeriön tiedote 13.11.2019 (ruotsiksi), "
        "https://vm.fi/sv/-/ansokan-om-statsunderstod-for-framjandet-av-digitaliseringen-i-kommunerna-inleddes-1",
        sv="Finansministeriets pressmeddelande 13.11.2019, "
        "https://vm.fi/sv/-/ansokan-om-statsunderstod-for-framjandet-av-digitaliseringen-i-kommunerna-inleddes-1",
    ),
)
