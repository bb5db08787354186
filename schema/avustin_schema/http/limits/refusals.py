"""Refusals of the limits: each names the limit, what was measured, and what to do."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class DepthLimit(Refusal):
    """The operation nests its fields too deeply."""

    says = Text(
        fi="Kyselyssä on {found} tasoa sisäkkäin; enintään {most} sallitaan. Jaa kysely osiin.",
        sv="Frågan har {found} nästlade nivåer; högst {most} tillåts. Dela frågan i delar.",
        en="The operation is {found} levels deep; {most} are allowed. Split it.",
    )


class AliasLimit(Refusal):
    """The document has too many aliases."""

    says = Text(
        fi="Kyselyssä on {found} aliasta; enintään {most} sallitaan. Jaa kysely osiin.",
        sv="Frågan har {found} alias; högst {most} tillåts. Dela frågan i delar.",
        en="The document has {found} aliases; {most} are allowed. Split it.",
    )


class DirectiveLimit(Refusal):
    """The document has too many directives."""

    says = Text(
        fi="Kyselyssä on {found} direktiiviä; enintään {most} sallitaan. Jaa kysely osiin.",
        sv="Frågan har {found} direktiv; högst {most} tillåts. Dela frågan i delar.",
        en="The document has {found} directives; {most} are allowed. Split it.",
    )


class TokenLimit(Refusal):
    """The document has too many tokens."""

    says = Text(
        fi="Kyselyssä on yli {most} merkkiyksikköä (token), eikä sitä lueta pidemmälle. Anna arvot muuttujina tai jaa kysely.",
        sv="Frågan har fler än {most} symboler (token), och läsningen avbröts. Ge värden som variabler eller dela frågan.",
        en="The document has more than {most} tokens, and isn't read further. Give values as variables, or split it.",
    )


class RootFieldLimit(Refusal):
    """The operation asks too many root fields at once."""

    says = Text(
        fi="Kyselyssä on {found} juurikenttää; enintään {most} sallitaan. Tee useampi pyyntö.",
        sv="Frågan har {found} rotfält; högst {most} tillåts. Gör flera begäranden.",
        en="The operation has {found} root fields; {most} are allowed. Make several requests.",
    )


class MutationLimit(Refusal):
    """The operation does too many mutations at once. None of them was done."""

    says = Text(
        fi="Pyynnössä on {found} muutosta; enintään {most} sallitaan, eikä mitään tehty. Tee useampi pyyntö.",
        sv="Begäran har {found} ändringar; högst {most} tillåts, och inget gjordes. Gör flera begäranden.",
        en="The request has {found} mutations; {most} are allowed, and none was done. Make several requests.",
    )


class MergeLimit(Refusal):
    """The document asks the same again and again, or spreads too many fragments at one place."""

    says = Text(
        fi="Kyselyssä toistetaan samoja kenttiä tai fragmentteja liikaa: vertailtavia pareja on yli {most}. "
        "Pyydä kutakin kenttää kerran.",
        sv="Frågan upprepar samma fält eller fragment för många gånger: fler än {most} par att jämföra. "
        "Be om varje fält en gång.",
        en="The document repeats fields or fragments too often: more than {most} pairs to compare. Ask each field once.",
    )


class CostLimit(Refusal):
    """What the operation asks costs too much."""

    says = Text(
        fi="Kyselyn hinta on {found} pistettä; enintään {most} sallitaan. Pyydä pienempiä sivuja tai vähemmän kenttiä.",
        sv="Frågan kostar {found} poäng; högst {most} tillåts. Be om mindre sidor eller färre fält.",
        en="The operation costs {found} points; {most} are allowed. Ask for smaller pages or fewer fields.",
    )


class RateLimited(Refusal):
    """This viewer, or this address, has used what it may use for now."""

    says = Text(
        fi="Pyyntöjä on tullut liikaa lyhyessä ajassa. Yritä uudelleen {seconds} sekunnin kuluttua.",
        sv="För många begäranden på kort tid. Försök igen om {seconds} sekunder.",
        en="Too much was asked in a short time. Try again in {seconds} seconds.",
    )


class TimeLimit(Refusal):
    """The query took too long, and was given up."""

    says = Text(
        fi="Kyselyyn vastaaminen kesti yli {most} sekuntia, joten se keskeytettiin. Pyydä pienempiä sivuja.",
        sv="Det tog över {most} sekunder att svara på frågan, så den avbröts. Be om mindre sidor.",
        en="The query took more than {most} seconds and was given up. Ask for smaller pages.",
    )


class OperationResolutionFailure(Refusal):
    """The document has no operation of that name, or it has several and none is named."""

    says = Text(
        fi="Dokumentissa ei ole tämännimistä operaatiota, tai operaatioita on useita eikä operationName nimeä niistä yhtä.",
        sv="Dokumentet har ingen operation med det namnet, eller så finns det flera och operationName anger ingen av dem.",
        en="The document has no operation of that name, or has several and `operationName` names none of them.",
    )


class IntrospectionOff(Refusal):
    """The schema isn't told to this viewer."""

    says = Text(
        fi="Skeemaa ei voi hakea tästä palvelusta näin. Käytä julkaistua tiedostoa schema.graphql.",
        sv="Schemat kan inte hämtas från den här tjänsten på det sättet. Använd den publicerade filen schema.graphql.",
        en="This service doesn't tell its schema so. Use the published file schema.graphql.",
    )
