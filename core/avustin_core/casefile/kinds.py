"""What a case file tells of: measures and documents by kind, and the phase of handling that each belongs to."""

from avustin_core.plugin import Choice, option


class CasePhase(Choice):
    """The phases of handling by which measures are registered (906/2019 26 §)."""

    ARRIVAL = option(fi="Vireilletulo", sv="Anhängiggörande", en="Becoming pending")
    PREPARATION = option(fi="Valmistelu", sv="Beredning", en="Preparation")
    DECISION = option(fi="Päätöksenteko", sv="Beslutsfattande", en="Deciding")
    SERVICE = option(fi="Tiedoksianto", sv="Delgivning", en="Service")
    EXECUTION = option(fi="Toimeenpano", sv="Verkställighet", en="Execution")
    REVIEW = option(fi="Muutoksenhaku", sv="Ändringssökande", en="Review")
    FOLLOW_UP = option(fi="Seuranta", sv="Uppföljning", en="Follow-up")


class CaseEntryKind(Choice):
    """What a case file's entry tells."""

    PENDING = option(fi="Asia tuli vireille", sv="Ärendet blev anhängigt", en="The matter became pending")
    HANDED_IN = option(fi="Hakemus jätettiin", sv="Ansökan lämnades in", en="The application was handed in")
    WITHDRAWN = option(fi="Hakemus peruttiin", sv="Ansökan återkallades", en="The application was withdrawn")
    FORM_MOVED = option(
        fi="Luonnos siirtyi uuteen lomakeversioon",
        sv="Utkastet flyttades till en ny blankettversion",
        en="The draft moved to another version of its form",
    )
    DOCUMENT = option(fi="Asiakirja", sv="Handling", en="Document")
    CLASSIFIED = option(
        fi="Asiakirjan julkisuus ratkaistiin", sv="Handlingens offentlighet avgjordes", en="A document was classified"
    )
    PRESENTED = option(
        fi="Luonnoksesta tai muistiinpanosta tuli viranomaisen asiakirja",
        sv="Ett utkast eller en anteckning blev en myndighetshandling",
        en="A draft or a note became a document of the authority",
    )
    DISCLOSED = option(fi="Asiakirja luovutettiin", sv="En handling lämnades ut", en="A document was disclosed")
    COMPLETION_REQUESTED = option(fi="Täydennyspyyntö", sv="Begäran om komplettering", en="Completion was requested")
    COMPLETION_ANSWERED = option(
        fi="Täydennyspyyntöön vastattiin",
        sv="Begäran om komplettering besvarades",
        en="The request for completion was answered",
    )
    HEARD = option(fi="Kuulemispyyntö", sv="Begäran om hörande", en="A party was asked to be heard")
    HEARING_ANSWERED = option(
        fi="Kuulemispyyntöön vastattiin", sv="Begäran om hörande besvarades", en="The party answered the hearing"
    )
    TIME_LIMIT_SET = option(fi="Määräaika alkoi", sv="En tidsfrist började löpa", en="A time limit began")
    TIME_LIMIT_ASKED = option(
        fi="Määräaikaan pyydettiin pidennystä", sv="Förlängning av tidsfristen begärdes", en="More time was asked for"
    )
    TIME_LIMIT_REFUSED = option(
        fi="Määräaikaa ei pidennetty", sv="Tidsfristen förlängdes inte", en="More time was refused"
    )
    TIME_LIMIT_EXTENDED = option(
        fi="Määräaikaa pidennettiin", sv="Tidsfristen förlängdes", en="A time limit was extended"
    )
    TIME_LIMIT_MET = option(
        fi="Määräaika: pyydetty tehtiin", sv="Tidsfrist: det begärda gjordes", en="What a time limit asks was done"
    )
    TIME_LIMIT_MISSED = option(fi="Määräaika päättyi", sv="Tidsfristen gick ut", en="A time limit passed")
    TIME_LIMIT_CANCELLED = option(fi="Määräaika raukesi", sv="Tidsfristen förföll", en="A time limit was cancelled")
    FINDING = option(fi="Edellytyksen tarkistus", sv="Kontroll av förutsättning", en="A rule was checked")
    OFFICIAL_FINDING = option(
        fi="Virkailijan arvio edellytyksestä",
        sv="Handläggarens bedömning av förutsättning",
        en="An official's own finding",
    )
    CHECKED = option(
        fi="Tarkistuslistan kohta", sv="Punkt på kontrollistan", en="An item of the checklist was answered"
    )
    COSTS_ACCEPTED = option(fi="Kustannuksen hyväksyminen", sv="Godkännande av kostnad", en="A cost was accepted")
    IMPARTIAL = option(
        fi="Ilmoitus esteettömyydestä", sv="Anmälan om ojävighet", en="Somebody was declared to be impartial"
    )
    DISQUALIFIED = option(fi="Esteellisyys", sv="Jäv", en="Somebody was declared to be disqualified")
    SUBSTITUTE_NAMED = option(fi="Sijainen määrättiin", sv="En ersättare utsågs", en="A substitute was named")
    DECLARATION_ENDED = option(
        fi="Esteellisyysilmoitus päätettiin", sv="Jävsanmälan avslutades", en="A declaration was ended"
    )
    ASSIGNED = option(fi="Asia annettiin hoidettavaksi", sv="Ärendet tilldelades", en="The matter was assigned")
    ASSIGNMENT_ENDED = option(
        fi="Tehtävä asiassa päättyi", sv="Uppdraget i ärendet upphörde", en="An assignment was ended"
    )
    NOTE = option(fi="Muistiinpano", sv="Anteckning", en="Note among officials")
    ASSESSED = option(fi="Arviointi annettiin", sv="En bedömning gavs", en="An assessment was handed in")
    PROPOSED = option(fi="Päätösehdotus", sv="Förslag till beslut", en="A decision was proposed")
    SIGNED = option(fi="Päätös allekirjoitettiin", sv="Beslutet undertecknades", en="The decision was signed")
    DISSENTED = option(fi="Esittelijän eriävä mielipide", sv="Föredragandens avvikande mening", en="Dissenting opinion")
    SUPERSEDED = option(
        fi="Päätös korvattiin uudella", sv="Beslutet ersattes med ett nytt", en="The decision was superseded"
    )
    ANNULLED = option(fi="Päätös kumottiin", sv="Beslutet upphävdes", en="The decision was annulled")
    NOTIFIED = option(
        fi="Päätös annettiin tiedoksi", sv="Beslutet delgavs", en="The parties were notified of the decision"
    )
    CLOSED = option(fi="Asian käsittely päättyi", sv="Behandlingen av ärendet avslutades", en="The matter was closed")
    PUBLISHED = option(
        fi="Päätös julkaistiin avustusrekisterissä",
        sv="Beslutet publicerades i understödsregistret",
        en="The decision was published in the register",
    )
    WEB_RELEASED = option(
        fi="Julkaistiin verkossa päätöksen yhteydessä",
        sv="Publicerades på webben i samband med beslutet",
        en="Released on the web beside the decision",
    )
    WEB_WITHDRAWN = option(
        fi="Julkaisu verkossa peruttiin", sv="Publiceringen på webben återkallades", en="The release was withdrawn"
    )
    GRANT_ACCEPTED = option(
        fi="Avustus otettiin vastaan", sv="Understödet mottogs", en="The recipient accepted the grant"
    )
    GRANT_DECLINED = option(
        fi="Avustus jätettiin ottamatta vastaan", sv="Understödet togs inte emot", en="The recipient declined the grant"
    )
    GRANT_RELEASED = option(
        fi="Sidottu määräraha vapautettiin", sv="Det bundna anslaget frigjordes", en="The grant's money was released"
    )
    SERVED = option(fi="Tiedoksianto", sv="Delgivning", en="The decision was sent to a recipient")
    SERVICE_REPLACED = option(
        fi="Tiedoksianto kirjattiin uudelleen",
        sv="Delgivningen registrerades på nytt",
        en="The service was recorded anew",
    )
    REVIEW_REQUESTED = option(fi="Oikaisuvaatimus", sv="Begäran om omprövning", en="A review was requested")
    EXECUTION_ORDERED = option(
        fi="Määräys täytäntöönpanosta",
        sv="Beslut om verkställighet",
        en="The execution was forbidden, suspended or not",
    )
    REVIEW_PROPOSED = option(
        fi="Oikaisuvaatimuksen ratkaisu esitettiin",
        sv="Avgörandet om begäran om omprövning föreslogs",
        en="The outcome of a request for review was proposed",
    )
    REVIEW_DECIDED = option(
        fi="Oikaisuvaatimus ratkaistiin",
        sv="Begäran om omprövning avgjordes",
        en="The request for review was decided",
    )
    REVIEW_WITHDRAWN = option(
        fi="Oikaisuvaatimus peruttiin, ja asia raukesi",
        sv="Begäran om omprövning återkallades, och ärendet förföll",
        en="The request for review was withdrawn, and its matter lapsed",
    )
    REPORT_HANDED_IN = option(fi="Selvitys jätettiin", sv="Redogörelsen lämnades in", en="A report was handed in")
    REPORT_RETURNED = option(
        fi="Selvitys palautettiin täydennettäväksi",
        sv="Redogörelsen återsändes för komplettering",
        en="A report was returned",
    )
    REPORT_APPROVED = option(fi="Selvitys hyväksyttiin", sv="Redogörelsen godkändes", en="A report was approved")
    MAIL_SENT = option(fi="Viesti lähetettiin", sv="Ett meddelande skickades", en="A message was sent")
    LINKED_MATTER = option(
        fi="Asiaan liittyvä asia tuli vireille",
        sv="Ett anknytande ärende blev anhängigt",
        en="A matter that belongs to this one became pending",
    )


PHASES: dict[CaseEntryKind, CasePhase] = {
    **dict.fromkeys(
        (CaseEntryKind.PENDING, CaseEntryKind.HANDED_IN, CaseEntryKind.WITHDRAWN, CaseEntryKind.FORM_MOVED),
        CasePhase.ARRIVAL,
    ),
    **dict.fromkeys(
        (
            CaseEntryKind.PROPOSED, CaseEntryKind.SIGNED, CaseEntryKind.DISSENTED, CaseEntryKind.SUPERSEDED,
            CaseEntryKind.ANNULLED, CaseEntryKind.CLOSED,
        ),
        CasePhase.DECISION,
    ),
    **dict.fromkeys(
        (CaseEntryKind.NOTIFIED, CaseEntryKind.SERVED, CaseEntryKind.SERVICE_REPLACED, CaseEntryKind.MAIL_SENT),
        CasePhase.SERVICE,
    ),
    **dict.fromkeys(
        (
            CaseEntryKind.PUBLISHED, CaseEntryKind.WEB_RELEASED, CaseEntryKind.WEB_WITHDRAWN,
            CaseEntryKind.GRANT_ACCEPTED, CaseEntryKind.GRANT_DECLINED, CaseEntryKind.GRANT_RELEASED,
        ),
        CasePhase.EXECUTION,
    ),
    **dict.fromkeys(
        (
            CaseEntryKind.LINKED_MATTER, CaseEntryKind.REVIEW_REQUESTED, CaseEntryKind.EXECUTION_ORDERED,
            CaseEntryKind.REVIEW_PROPOSED, CaseEntryKind.REVIEW_DECIDED, CaseEntryKind.REVIEW_WITHDRAWN,
        ),
        CasePhase.REVIEW,
    ),
    **dict.fromkeys(
        (CaseEntryKind.REPORT_HANDED_IN, CaseEntryKind.REPORT_RETURNED, CaseEntryKind.REPORT_APPROVED),
        CasePhase.FOLLOW_UP,
    ),
}  # fmt: skip

NOTES = frozenset((CaseEntryKind.NOTE,))  #: what isn't a document of the authority, and stands in no file that is given


def phase_of(kind: CaseEntryKind) -> CasePhase:
    """The phase that such a measure belongs to: preparation, where it is of no other."""
    return PHASES.get(kind, CasePhase.PREPARATION)
