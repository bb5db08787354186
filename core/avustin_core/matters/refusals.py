"""What is refused for who somebody is to a matter: disqualified, undeclared, or the one who did something else in it."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class SeparationOfDuties(Refusal):
    """Somebody else does this: you did something else in the same matter that keeps you from it."""

    says = Text(
        fi="Et voi tehdä tätä, koska olet itse {did}. Toisen henkilön on tehtävä tämä.",
        sv="Du kan inte göra detta eftersom du själv har {did}. Någon annan ska göra det.",
        en="You {did} yourself, so somebody else does this.",
    )


class DeclarationMissing(Refusal):
    """In this call everyone declares on a matter before handling it: say that you are impartial, or why you aren't."""

    says = Text(
        fi="Ilmoita ensin, oletko esteellinen tässä asiassa (hallintolaki 28 §).",
        sv="Meddela först om du är jävig i detta ärende (28 § i förvaltningslagen).",
        en="First declare whether you are disqualified in this matter (434/2003 28 §).",
    )


class SubstituteMissing(Refusal):
    """Somebody is disqualified in the matter, and no substitute is named: name one before it goes on.

    A rapporteur or a decider of the call whose own organisation is in the matter counts: record it, and name a substitute.
    """

    says = Text(
        fi="Asiassa on esteellinen henkilö, jolle ei ole määrätty sijaista (hallintolaki 30 §).",
        sv="I ärendet finns en jävig person för vilken ingen ersättare har utsetts (30 § i förvaltningslagen).",
        en="Somebody is disqualified in the matter, and no substitute is named (434/2003 30 §).",
    )


class DeclarationEnded(Refusal):
    """The declaration isn't in force any more."""

    says = Text(
        fi="Ilmoitus ei ole enää voimassa.",
        sv="Anmälan gäller inte längre.",
        en="The declaration isn't in force any more.",
    )


class NothingToSubstitute(Refusal):
    """The declaration says that the person is impartial: there is nobody to take the place of."""

    says = Text(
        fi="Henkilö ei ole esteellinen, joten sijaista ei tarvita.",
        sv="Personen är inte jävig, så ingen ersättare behövs.",
        en="The person isn't disqualified, so there is no place to take.",
    )


class NotOfCall(Refusal):
    """Who is recorded as disqualified is somebody who holds a role in the matter's call."""

    says = Text(
        fi="Henkilöllä ei ole roolia haussa.",
        sv="Personen har ingen roll i utlysningen.",
        en="The person holds no role in the call.",
    )


class SubstituteUnfit(Refusal):
    """A substitute is another person, holds a role of the disqualified one in the call, and isn't disqualified."""

    says = Text(
        fi="Sijaisen on oltava toinen henkilö, jolla on haussa sama rooli ja joka ei ole itse esteellinen.",
        sv="Ersättaren ska vara en annan person som har samma roll i utlysningen och inte själv är jävig.",
        en="A substitute is another person, who holds the same role in the call and isn't disqualified.",
    )


class NotAssigned(Refusal):
    """The call lets only those do this who are assigned to the matter: have somebody assign it to you (`assignMatter`)."""

    says = Text(
        fi="Asiaa ei ole osoitettu sinulle, ja tässä haussa sen käsittelee vain se, jolle se on osoitettu.",
        sv="Ärendet har inte tilldelats dig, och i denna utlysning handläggs det bara av den som det har tilldelats.",
        en="The matter isn't assigned to you, and in this call only those do this who are assigned.",
    )


class AssigneeUnfit(Refusal):
    """Whom a matter is assigned to holds the role in its call, and isn't disqualified in it."""

    says = Text(
        fi="Henkilöllä ei ole tätä roolia haussa, tai hän on esteellinen asiassa.",
        sv="Personen har inte denna roll i utlysningen eller är jävig i ärendet.",
        en="The person doesn't hold the role in the call, or is disqualified in the matter.",
    )


class AssignmentEnded(Refusal):
    """The assignment isn't in force any more."""

    says = Text(
        fi="Asia ei ole enää osoitettuna henkilölle.",
        sv="Ärendet är inte längre tilldelat personen.",
        en="The assignment isn't in force any more.",
    )


class DrawHasNoBalance(Refusal):
    """Of these people too few may handle some of the matters, or each would get more than the most that was given.

    The message names the matters. Give more people, want fewer in each matter, or let each have more.
    """

    says = Text(
        fi="Arvontaa ei voi tehdä: näihin asioihin ei riitä esteettömiä henkilöitä, joilla on tilaa: {matters}.",
        sv="Lottningen kan inte göras: för dessa ärenden räcker inte de ojäviga personer som har utrymme: {matters}.",
        en="The draw can't be made: too few people who aren't disqualified and have room are left for these matters: {matters}.",
    )


class NothingToDraw(Refusal):
    """Each of the matters has as many people in the role already as are wanted."""

    says = Text(
        fi="Asioissa on jo niin monta henkilöä kuin niihin halutaan.",
        sv="Ärendena har redan så många personer som önskas.",
        en="The matters have as many people as are wanted already.",
    )
