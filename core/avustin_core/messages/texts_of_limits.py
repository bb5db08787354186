"""The core's own texts of the mail about time limits."""

from avustin_core.messages.texts import END, MATTER_FI, MATTER_SV
from avustin_core.plugin import Mail, MailText, Text

TEXTS = {
    Mail.TIME_LIMIT_REMINDER: MailText(
        Text(
            fi="Muistutus: määräaika päättyy {due}, hakemus {reference}",
            sv="Påminnelse: tidsfristen går ut {due}, ansökan {reference}",
        ),
        Text(
            fi=f"Määräaika on päättymässä.\n\nMitä määräaika koskee: {{task}}\nMääräaika päättyy: {{due}}\n\n{MATTER_FI}\n\n"
            f"{{consequence}}{END}",
            sv=f"Tidsfristen håller på att gå ut.\n\nVad tidsfristen gäller: {{task}}\nTidsfristen går ut: {{due}}\n\n"
            f"{MATTER_SV}\n\n{{consequence}}{END}",
        ),
    ),
    Mail.TIME_LIMIT_EXTENDED: MailText(
        Text(fi="Määräaikaa on pidennetty: hakemus {reference}", sv="Tidsfristen har förlängts: ansökan {reference}"),
        Text(
            fi="Määräaikaa on pidennetty (hallintolaki 434/2003, 33 §).\n\nMitä määräaika koskee: {task}\n"
            f"Uusi määräaika päättyy: {{due}}\nPerustelut: {{reason}}\n\n{MATTER_FI}\n\n{{consequence}}{END}",
            sv="Tidsfristen har förlängts (förvaltningslagen 434/2003, 33 §).\n\nVad tidsfristen gäller: {task}\n"
            f"Den nya tidsfristen går ut: {{due}}\nMotivering: {{reason}}\n\n{MATTER_SV}\n\n{{consequence}}{END}",
        ),
    ),
    Mail.MORE_TIME_REFUSED: MailText(
        Text(fi="Määräaikaa ei pidennetä: hakemus {reference}", sv="Tidsfristen förlängs inte: ansökan {reference}"),
        Text(
            fi="Pyyntöä määräajan pidentämisestä ei ole hyväksytty (hallintolaki 434/2003, 33 §).\n\n"
            "Mitä määräaika koskee: {task}\nMääräaika päättyy: {due}\nPerustelut: {reason}\n\n"
            f"{MATTER_FI}\n\n{{consequence}}{END}",
            sv="Begäran om förlängning av tidsfristen har inte godkänts (förvaltningslagen 434/2003, 33 §).\n\n"
            "Vad tidsfristen gäller: {task}\nTidsfristen går ut: {due}\nMotivering: {reason}\n\n"
            f"{MATTER_SV}\n\n{{consequence}}{END}",
        ),
    ),
}
