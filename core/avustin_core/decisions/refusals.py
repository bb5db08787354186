"""What is refused of decisions."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class DecisionTooEarly(Refusal):
    """What came in time is decided only after the application period: until its end the applicant may change it."""

    says = Text(
        fi="Hakemuksesta voi päättää vasta hakuajan päätyttyä.",
        sv="Ansökan kan avgöras först när ansökningstiden har gått ut.",
        en="The application can be decided only after the application period has ended.",
    )


class DecisionIsSigned(Refusal):
    """A signed decision never changes; a new one supersedes it."""

    says = Text(
        fi="Päätös on jo allekirjoitettu. Sen voi korvata vain uudella päätöksellä.",
        sv="Beslutet har redan undertecknats. Det kan bara ersättas med ett nytt beslut.",
        en="The decision is already signed. Only a new decision can supersede it.",
    )


class DecisionNotSigned(Refusal):
    """A proposal isn't notified to anybody."""

    says = Text(
        fi="Päätöstä ei ole allekirjoitettu.", sv="Beslutet har inte undertecknats.", en="The decision isn't signed."
    )


class DecisionIsSuperseded(Refusal):
    """A later decision took its place: only the letter of the one in force is sent."""

    says = Text(
        fi="Päätös on korvattu uudella päätöksellä. Anna uusi päätös tiedoksi.",
        sv="Beslutet har ersatts med ett nytt beslut. Delge det nya beslutet.",
        en="A new decision has superseded this one. Notify the parties of the new one.",
    )


class PartiesAreNotified(Refusal):
    """The decision was handed over for service already."""

    says = Text(
        fi="Päätös on jo annettu tiedoksi asianosaisille.",
        sv="Beslutet har redan delgetts parterna.",
        en="The parties were notified already.",
    )


class ProposalOutdated(Refusal):
    """The applicant has completed or changed the application since the proposal: propose anew, on what stands now."""

    says = Text(
        fi="Hakemusta on täydennetty ehdotuksen jälkeen. Päätösehdotus on tehtävä uudelleen.",
        sv="Ansökan har kompletterats efter förslaget. Förslaget till beslut ska göras på nytt.",
        en="The application was completed after the proposal. Propose anew.",
    )


class TextsOutdated(Refusal):
    """The law changed between proposal and signature, and with it the programme's texts: propose anew with those that hold."""

    says = Text(
        fi="Ehdotuksen tekstit eivät ole enää voimassa: {fields}. Päätösehdotus on tehtävä uudelleen.",
        sv="Texterna i förslaget gäller inte längre: {fields}. Förslaget till beslut ska göras på nytt.",
        en="Texts of the proposal no longer hold: {fields}. Propose anew.",
    )


class PeriodDisagrees(Refusal):
    """The period of use ends after it starts, and the report is due after its end."""

    says = Text(
        fi="Käyttöajan on päätyttävä sen alkamisen jälkeen, ja selvitys on annettava käyttöajan jälkeen.",
        sv="Användningstiden ska sluta efter att den har börjat, och redogörelsen ska lämnas efter användningstiden.",
        en="The period of use must end after it starts, and the report is due after it.",
    )


class LateIsNotExamined(Refusal):
    """An application that came too late is left unexamined, whatever it holds."""

    says = Text(
        fi="Myöhästynyt hakemus jätetään tutkimatta.",
        sv="En ansökan som kommit in för sent avvisas.",
        en="A late application is left unexamined.",
    )


class WithdrawnLapses(Refusal):
    """A withdrawn application is decided as lapsed, and nothing else lapses."""

    says = Text(
        fi="Peruttu hakemus raukeaa. Muu hakemus ei voi raueta.",
        sv="En återkallad ansökan förfaller. En annan ansökan kan inte förfalla.",
        en="A withdrawn application lapses, and no other does.",
    )


class DecisionIncomplete(Refusal):
    """The law asks for more in such a decision (688/2001 11 §, 434/2003 44–47 §); `path` names the first field."""

    says = Text(
        fi="Päätöksestä puuttuu tietoja: {fields}.",
        sv="Uppgifter saknas i beslutet: {fields}.",
        en="The decision lacks: {fields}.",
    )


class AmountDisagrees(Refusal):
    """A grant gives what was applied for, a partial grant less, and nothing else gives money."""

    says = Text(
        fi="Summa ja ratkaisu eivät vastaa toisiaan. Haettu: {applied}, esitetty: {amount}.",
        sv="Beloppet och avgörandet stämmer inte överens. Sökt: {applied}, föreslaget: {amount}.",
        en="The sum and the outcome don't agree. Applied for: {applied}, proposed: {amount}.",
    )


class ShareExceeded(Refusal):
    """A grant is at most the maximum share of the accepted eligible costs, rounded down to the cent."""

    says = Text(
        fi="Avustus saa olla enintään {share} % hyväksyttävistä kustannuksista eli enintään {largest}.",
        sv="Understödet får vara högst {share} % av de godtagbara kostnaderna, det vill säga högst {largest}.",
        en="The grant passes {share} % of the eligible costs. At most {largest}.",
    )


class PaymentPlanDisagrees(Refusal):
    """The instalments add up to the grant; one without a sum says what it waits for."""

    says = Text(
        fi="Maksuerien summan on oltava {amount}, ja jokaisella erällä on oltava summa tai ehto.",
        sv="Raterna ska sammanlagt vara {amount}, och varje rat ska ha ett belopp eller ett villkor.",
        en="The instalments must add up to {amount}, each with a sum or a condition.",
    )


class RecipientUnknown(Refusal):
    """A recipient is the applicant or a participant of the project, named once."""

    says = Text(
        fi="Avustuksen saajan on oltava hakija tai hankkeen osallistuja.",
        sv="Mottagaren ska vara sökanden eller en deltagare i projektet.",
        en="A recipient is the applicant or a participant of the project.",
    )


class RecipientsAreJointlyLiable(Refusal):
    """Several recipients of one grant answer for it jointly and severally (688/2001 27 §)."""

    says = Text(
        fi="Jos avustus myönnetään usealle saajalle yhteisesti, saajat vastaavat siitä yhteisvastuullisesti.",
        sv="Om ett understöd beviljas flera mottagare gemensamt, svarar mottagarna solidariskt för det.",
        en="Several recipients answer for the grant jointly and severally.",
    )


class IneligibleGrant(Refusal):
    """A precondition that bars a grant isn't met; an official's own finding stands over the rule's."""

    says = Text(
        fi="Avustusta ei voi myöntää, koska edellytys ei täyty: {rules}.",
        sv="Understöd kan inte beviljas eftersom en förutsättning inte uppfylls: {rules}.",
        en="No grant can be given, since a precondition isn't met: {rules}.",
    )


class DepartureUnreasoned(Refusal):
    """Deciding against the proposal needs the decider's written reasons."""

    says = Text(
        fi="Perustele, miksi ratkaiset asian toisin kuin on esitetty.",
        sv="Motivera varför du avgör ärendet på ett annat sätt än vad som har föreslagits.",
        en="Give the reasons for deciding otherwise than was proposed.",
    )


class CorrectionUnreasoned(Refusal):
    """The party knows a decision in force: a new one in its place says on which ground and why (434/2003 50 and 51 §)."""

    says = Text(
        fi="Asiassa on jo tiedoksi annettu päätös. Ilmoita, millä perusteella se korvataan ja miksi (hallintolaki 50 ja 51 §).",
        sv="I ärendet finns ett beslut som redan har delgetts. Ange på vilken grund och varför det ersätts"
        " (50 och 51 § i förvaltningslagen).",
        en="The matter has a decision that was notified. Say on which ground it is replaced, and why (434/2003 50 and 51 §).",
    )


class CorrectionOnlyInFavour(Refusal):
    """On new facts a decision is corrected in the party's favour only (434/2003 50 § 3 mom.)."""

    says = Text(
        fi="Uuden selvityksen perusteella päätöksen voi korjata vain asianosaisen eduksi (hallintolaki 50 § 3 mom.).",
        sv="På grund av ny utredning får beslutet rättas bara till partens fördel (50 § 3 mom. i förvaltningslagen).",
        en="On new facts the decision is corrected in the party's favour only (434/2003 50 § 3 mom.).",
    )


class ConsentMissing(Refusal):
    """To the party's detriment an error is corrected with its consent, or where it caused an obvious one (434/2003 50 § 2 mom.)."""

    says = Text(
        fi="Päätöksen korjaaminen asianosaisen vahingoksi edellyttää sen suostumusta, jollei virhe ole ilmeinen ja"
        " asianosaisen itsensä aiheuttama (hallintolaki 50 § 2 mom.).",
        sv="En rättelse till partens nackdel kräver partens samtycke, om inte felet är uppenbart och har orsakats av parten"
        " själv (50 § 2 mom. i förvaltningslagen).",
        en="To correct the decision to the party's detriment needs its consent, unless the error is obvious and the party"
        " caused it (434/2003 50 § 2 mom.).",
    )


class NoReviewPending(Refusal):
    """Only what is decided on a request for review rests on one, and no request is pending."""

    says = Text(
        fi="Päätökseen ei ole vireillä oikaisuvaatimusta. Valitse muu peruste.",
        sv="Ingen begäran om omprövning av beslutet är anhängig. Välj en annan grund.",
        en="No request for review of the decision is pending. Choose another ground.",
    )


class DecisionIsContested(Refusal):
    """A request for review of the decision in force is pending: it is changed by what is decided on that."""

    says = Text(
        fi="Päätökseen on vireillä oikaisuvaatimus. Muuta päätöstä ratkaisemalla oikaisuvaatimus.",
        sv="En begäran om omprövning av beslutet är anhängig. Ändra beslutet genom att avgöra den.",
        en="A request for review of the decision is pending. Change the decision by deciding on that.",
    )


class NothingToDissentFrom(Refusal):
    """A rapporteur dissents from a signed decision that departs from the proposal, and from no other."""

    says = Text(
        fi="Päätös ei poikkea ehdotuksesta, joten siihen ei voi jättää eriävää mielipidettä.",
        sv="Beslutet avviker inte från förslaget, så någon avvikande mening kan inte lämnas.",
        en="The decision doesn't depart from the proposal, so there is nothing to dissent from.",
    )


class DissentIsRecorded(Refusal):
    """The dissenting opinion was left already, and stands."""

    says = Text(
        fi="Eriävä mielipide on jo jätetty.",
        sv="En avvikande mening har redan lämnats.",
        en="The dissenting opinion was left already.",
    )
