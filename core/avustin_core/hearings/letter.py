"""The letter by which a party is heard, in its language."""

from avustin_core.applications.models import Application
from avustin_core.applications.notices import DESPITE, DUE, addressed
from avustin_core.calls.models import Call
from avustin_core.hearings.models import Hearing
from avustin_core.letters.marking import long_text, plain_text, stressed
from avustin_core.letters.models import Letter
from avustin_core.letters.notices import part
from avustin_core.letters.saying import moment
from avustin_core.plugin import Text
from avustin_core.work import Work


async def letter_of_hearing(work: Work, application: Application, call: Call, hearing: Hearing) -> Letter:
    """Made when the party is asked; for those officials only who see what it is about."""
    to = await addressed(work, application, call)
    language, due = to.language, moment(hearing.due_at, to.language)
    parts = [
        await to.about(),
        part(HEARING.get(language), plain_text(HEARD.get(language))),
        part(OF_WHAT.get(language), [*stressed(hearing.subject), *long_text(hearing.text)]),
        part(DUE.get(language), plain_text(ANSWER_BY.get(language).format(due))),
        to.contact(),
        await to.sender(hearing.requested_by),
    ]
    return await to.compose(to.letter(hearing.id, TITLE, FILE, parts, roles=hearing.roles))


TITLE = Text(fi="Kuulemispyyntö", sv="Hörande av part")
FILE = Text(fi="kuulemispyynto-{}.pdf", sv="horande-av-part-{}.pdf")
HEARING = Text(fi="Kuuleminen", sv="Hörande")
HEARD = Text(
    fi="Teille varataan ennen asian ratkaisemista tilaisuus lausua mielipiteenne asiasta sekä antaa selityksenne "
    "vaatimuksista ja selvityksistä, jotka saattavat vaikuttaa asian ratkaisuun (hallintolaki 434/2003, 34 §).",
    sv="Innan ärendet avgörs ges ni tillfälle att framföra er åsikt om ärendet och att avge er förklaring med anledning av "
    "sådana yrkanden och sådan utredning som kan inverka på hur ärendet kommer att avgöras (34 § i förvaltningslagen "
    "434/2003).",
)
OF_WHAT = Text(fi="Mitä kuuleminen koskee", sv="Vad hörandet gäller")
ANSWER_BY = Text(
    fi=f"Vastaus on annettava asiointipalvelussa viimeistään {{}}.\n\n{DESPITE.fi}",
    sv=f"Svaret ska lämnas i e-tjänsten senast den {{}}.\n\n{DESPITE.sv}",
)
