"""Who does what, in words for the one who may not: what guards say that an act requires."""

from avustin_core.plugin import Text

ADMINISTRATOR = Text(fi="pääkäyttäjä", sv="administratör", en="an administrator")
ADMINISTRATOR_OF_CALL = Text(fi="haun pääkäyttäjä", sv="utlysningens administratör", en="an administrator of the call")
ADMINISTRATOR_OR_REGISTRAR = Text(
    fi="pääkäyttäjä tai kirjaaja", sv="administratör eller registrator", en="an administrator, or a registrar"
)
MEMBER = Text(
    fi="oikeus toimia organisaation puolesta",
    sv="rätt att handla för organisationen",
    en="a member of the organisation",
)
EDITOR_OF_APPLICANT = Text(
    fi="hakijaorganisaation muokkaus- tai allekirjoitusoikeus",
    sv="redigerings- eller namnteckningsrätt för den sökande organisationen",
    en="an editor or a signatory of the applicant organisation",
)
SIGNATORY_OF_APPLICANT = Text(
    fi="hakijaorganisaation allekirjoitusoikeus",
    sv="namnteckningsrätt för den sökande organisationen",
    en="a signatory of the applicant organisation",
)
EDITOR_OF_RECIPIENT = Text(
    fi="avustuksen saaneen organisaation muokkaus- tai allekirjoitusoikeus",
    sv="redigerings- eller namnteckningsrätt för den organisation som fått understödet",
    en="an editor or a signatory of the organisation that received the grant",
)
SIGNATORY_OF_RECIPIENT = Text(
    fi="avustuksen saaneen organisaation allekirjoitusoikeus",
    sv="namnteckningsrätt för den organisation som fått understödet",
    en="a signatory of the organisation that received the grant",
)
WEIGHER = Text(
    fi="haun valmistelija, esittelijä, ratkaisija, kirjaaja tai pääkäyttäjä",
    sv="utlysningens beredare, föredragande, beslutsfattare, registrator eller administratör",
    en="an official who prepares, decides or registers, or an administrator",
)
PARTY_OR_HANDLER = Text(
    fi="asianosaisen edustaja tai haun asioita käsittelevä virkamies",
    sv="företrädare för parten eller tjänsteman som handlägger utlysningens ärenden",
    en="a member of the party, or an official who handles the call's matters",
)
HANDLER = Text(
    fi="haun asioita käsittelevä virkamies",
    sv="tjänsteman som handlägger utlysningens ärenden",
    en="an official who handles the call's matters",
)
PREPARER_OF_ALL = Text(
    fi="kaikkien hakujen valmistelija tai pääkäyttäjä",
    sv="beredare av alla utlysningar eller administratör",
    en="a preparing officer of every call, or an administrator",
)
PREPARER_OR_ADMINISTRATOR = Text(
    fi="haun valmistelija tai pääkäyttäjä",
    sv="utlysningens beredare eller administratör",
    en="a preparing officer of the call, or an administrator",
)
PREPARER_OR_RAPPORTEUR = Text(
    fi="haun valmistelija tai esittelijä",
    sv="utlysningens beredare eller föredragande",
    en="a preparing officer or a rapporteur of the call",
)
SIGNATORY_OF_REVIEW = Text(
    fi="oikaisua vaatineen organisaation allekirjoitusoikeus",
    sv="namnteckningsrätt för den organisation som har begärt omprövning",
    en="a signatory of the organisation that requested the review",
)
EXAMINER = Text(
    fi="haun valmistelija tai esittelijä, tai oikaisuvaatimuksen ollessa vireillä ratkaisija, joka ei ole laatinut tai tehnyt"
    " päätöstä, johon vaaditaan oikaisua",
    sv="utlysningens beredare eller föredragande, eller medan en begäran om omprövning är anhängig en beslutsfattare, som inte"
    " har gjort upp eller fattat det beslut som begäran gäller",
    en="a preparing officer or a rapporteur of the call, or while a request for review is pending a decider, who neither"
    " proposed nor signed what is contested",
)
REGISTRAR_OR_PREPARER = Text(
    fi="haun kirjaaja tai valmistelija",
    sv="utlysningens registrator eller beredare",
    en="a registrar or a preparing officer of the call",
)
RAPPORTEUR = Text(fi="haun esittelijä", sv="utlysningens föredragande", en="a rapporteur of the call")
DECIDER = Text(
    fi="haun ratkaisija, joka ei ole laatinut päätösehdotusta",
    sv="utlysningens beslutsfattare, som inte har gjort upp förslaget till beslut",
    en="a decider of the call, who didn't write the proposal",
)
DECIDER_OR_PREPARER = Text(
    fi="haun ratkaisija tai valmistelija",
    sv="utlysningens beslutsfattare eller beredare",
    en="a decider or a preparing officer of the call",
)
RAPPORTEUR_OF_OWN = Text(
    fi="haun esittelijä, oma päätösehdotus",
    sv="utlysningens föredragande, det egna förslaget till beslut",
    en="a rapporteur of the call, of one's own proposal",
)
RELEASER = Text(
    fi="haun valmistelija, esittelijä tai maksatusten käsittelijä",
    sv="utlysningens beredare, föredragande eller utbetalningshandläggare",
    en="a preparing officer, a rapporteur or a payments officer of the call",
)
SCENARIO_MAKER = Text(
    fi="haun valmistelija, esittelijä tai ratkaisija, joka ei ole esteellinen missään haun asiassa",
    sv="utlysningens beredare, föredragande eller beslutsfattare, som inte är jävig i något av dess ärenden",
    en="a preparing officer, a rapporteur or a decider of the call, disqualified in no matter of it",
)
SCENARIO_PROPOSER = Text(
    fi="haun esittelijä, joka ei ole esteellinen missään haun asiassa",
    sv="utlysningens föredragande, som inte är jävig i något av dess ärenden",
    en="a rapporteur of the call, disqualified in no matter of it",
)
NOTIFIER = Text(
    fi="haun valmistelija, esittelijä, ratkaisija tai kirjaaja",
    sv="utlysningens beredare, föredragande, beslutsfattare eller registrator",
    en="a preparing officer, a rapporteur, a decider or a registrar of the call",
)
ASSESSOR = Text(fi="haun arvioija", sv="utlysningens bedömare", en="an assessor of the call")
ASSESSOR_OF_OWN = Text(
    fi="haun arvioija, oma arviointi",
    sv="utlysningens bedömare, den egna bedömningen",
    en="an assessor of the call, of one's own",
)
NOT_OF_APPLICANT = Text(
    fi="henkilö, joka ei toimi hakijaorganisaation puolesta",
    sv="en person som inte handlar för den sökande organisationen",
    en="somebody who doesn't act for the applicant",
)
OFFICIAL_OF_CALL = Text(
    fi="haun asioita käsittelevä henkilö, joka ei ole esteellinen",
    sv="en person som handlägger utlysningens ärenden och inte är jävig",
    en="one who handles the call's matters, and isn't disqualified",
)
IMPARTIAL_ADMINISTRATOR = Text(
    fi="pääkäyttäjä, joka ei ole esteellinen asiassa",
    sv="en administratör som inte är jävig i ärendet",
    en="an administrator who isn't disqualified in the matter",
)
IMPARTIAL_REGISTRAR = Text(
    fi="pääkäyttäjä tai haun kirjaaja, joka ei ole esteellinen asiassa",
    sv="en administratör eller utlysningens registrator som inte är jävig i ärendet",
    en="an administrator, or a registrar of the call, who isn't disqualified in the matter",
)
ASSIGNER = Text(
    fi="haun valmistelija, kirjaaja tai pääkäyttäjä, joka ei ole esteellinen asiassa",
    sv="utlysningens beredare eller registrator eller en administratör, som inte är jävig i ärendet",
    en="a preparing officer or a registrar of the call, or an administrator, who isn't disqualified in the matter",
)
IMPARTIAL_ASSIGNER = Text(
    fi="haun valmistelija, kirjaaja tai pääkäyttäjä, joka ei ole esteellinen missään haun asiassa",
    sv="utlysningens beredare eller registrator eller en administratör, som inte är jävig i något av dess ärenden",
    en="a preparing officer or a registrar of the call, or an administrator, disqualified in no matter of it",
)
HANDLER_OF_MATTER = Text(
    fi="haun virkamies, joka ei ole arvioija eikä esteellinen asiassa",
    sv="en tjänsteman för utlysningen som inte är bedömare och inte jävig i ärendet",
    en="an official of the call, other than an assessor, who isn't disqualified in the matter",
)
AUTHOR_OF_NOTE = Text(
    fi="muistiinpanon kirjoittaja, joka ei ole esteellinen asiassa",
    sv="den som skrev anteckningen och inte är jävig i ärendet",
    en="the one who wrote the note, and isn't disqualified in the matter",
)
SIGNATORY_OR_REGISTRAR = Text(
    fi="organisaation allekirjoitusoikeus, tai kirjaaja tai valmistelija",
    sv="namnteckningsrätt för organisationen, eller registrator eller beredare",
    en="a signatory of the organisation, or a registrar or a preparing officer",
)
SIGNATORY_OF_RECIPIENTS = Text(
    fi="hakijan tai avustuksen saajan allekirjoitusoikeus",
    sv="namnteckningsrätt för sökanden eller en mottagare av understödet",
    en="a signatory of the applicant, or of a recipient of the grant",
)
RAPPORTEUR_OF_REVIEW = Text(
    fi="haun esittelijä, joka ei ole laatinut eikä ratkaissut päätöstä",
    sv="utlysningens föredragande, som inte har gjort upp eller fattat beslutet",
    en="a rapporteur of the call, who neither proposed the decision nor signed it",
)
DECIDER_OF_REVIEW = Text(
    fi="haun ratkaisija, joka ei ole laatinut eikä ratkaissut päätöstä",
    sv="utlysningens beslutsfattare, som inte har gjort upp eller fattat beslutet",
    en="a decider of the call, who neither proposed the decision nor signed it",
)
CHECKER = Text(
    fi="haun selvitysten tarkastaja",
    sv="utlysningens granskare av redogörelser",
    en="a checker of reports of the call",
)
