"""The core's own texts of the mail about reports."""

from avustin_core.messages.texts import END, RECEIPT_FI, RECEIPT_SV
from avustin_core.plugin import Mail, MailText, Text

MATTER_FI = """Selvitys: {report}
Hakemusnumero: {reference}
Avustuksen saaja: {organisation}
Hanke: {title}
Haku: {call}"""
MATTER_SV = """Redogörelse: {report}
Ansökningsnummer: {reference}
Mottagare av understödet: {organisation}
Projekt: {title}
Utlysning: {call}"""

TEXTS = {
    Mail.REPORT_REMINDER: MailText(
        Text(
            fi="Muistutus: selvitys annettava viimeistään {due}", sv="Påminnelse: redogörelsen ska lämnas senast {due}"
        ),
        Text(
            fi="Selvitys valtionavustuksen käytöstä on annettava viimeistään {due}. Sitä ei ole vielä annettu."
            f"\n\n{MATTER_FI}{END}",
            sv="Redogörelsen för användningen av statsunderstödet ska lämnas senast {due}. Den har ännu inte lämnats."
            f"\n\n{MATTER_SV}{END}",
        ),
    ),
    Mail.REPORT_OVERDUE: MailText(
        Text(fi="Selvitys puuttuu: määräaika päättyi {due}", sv="Redogörelsen saknas: tidsfristen gick ut {due}"),
        Text(
            fi="Valtionavustuksen käyttöä koskevan selvityksen määräaika päättyi {due}, eikä selvitystä ole annettu. "
            "Selvitys on annettava viipymättä. Jos selvitystä ei anneta, avustus voidaan määrätä perittäväksi takaisin "
            f"(valtionavustuslaki 688/2001, 14 ja 22 §).\n\n{MATTER_FI}{END}",
            sv="Tidsfristen för redogörelsen för användningen av statsunderstödet gick ut {due}, och redogörelsen har inte "
            "lämnats. Redogörelsen ska lämnas utan dröjsmål. Om den inte lämnas kan understödet återkrävas "
            f"(statsunderstödslagen 688/2001, 14 och 22 §).\n\n{MATTER_SV}{END}",
        ),
    ),
    Mail.REPORT_RECEIPT: MailText(
        Text(fi="Selvitys on vastaanotettu: {reference}", sv="Redogörelsen har tagits emot: {reference}"),
        Text(
            fi=f"Selvitys valtionavustuksen käytöstä on saapunut {{arrived}}.\n\n{MATTER_FI}\n\n{RECEIPT_FI}{END}",
            sv=f"Redogörelsen för användningen av statsunderstödet har kommit in {{arrived}}.\n\n{MATTER_SV}\n\n"
            f"{RECEIPT_SV}{END}",
        ),
    ),
    Mail.REPORT_RETURNED: MailText(
        Text(
            fi="Selvitys on palautettu täydennettäväksi: {reference}", sv="Redogörelsen ska kompletteras: {reference}"
        ),
        Text(
            fi=f"Selvitys valtionavustuksen käytöstä on palautettu täydennettäväksi.\n\n{MATTER_FI}\n\n"
            f"Mitä on korjattava:\n{{reason}}{END}",
            sv="Redogörelsen för användningen av statsunderstödet har återsänts för komplettering."
            f"\n\n{MATTER_SV}\n\nVad som ska rättas:\n{{reason}}{END}",
        ),
    ),
    Mail.REPORT_APPROVED: MailText(
        Text(fi="Selvitys on hyväksytty: {reference}", sv="Redogörelsen har godkänts: {reference}"),
        Text(
            fi=f"Selvitys valtionavustuksen käytöstä on hyväksytty.\n\n{MATTER_FI}{END}",
            sv=f"Redogörelsen för användningen av statsunderstödet har godkänts.\n\n{MATTER_SV}{END}",
        ),
    ),
}
