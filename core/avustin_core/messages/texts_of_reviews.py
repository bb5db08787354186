"""The core's own texts of the mail about requests for review."""

from avustin_core.messages.texts import END, MATTER_FI, MATTER_SV
from avustin_core.plugin import Mail, MailText, Text

RECEIPT_FI = (
    "Tämä on automaattinen vastaanottokuittaus (laki sähköisestä asioinnista viranomaistoiminnassa 13/2003, 12 §). "
    "Oikaisuvaatimus käsitellään kiireellisenä (hallintolaki 434/2003, 49 e §)."
)
RECEIPT_SV = (
    "Detta är en automatisk mottagningsbekräftelse (lagen om elektronisk kommunikation i myndigheternas verksamhet "
    "13/2003, 12 §). Begäran om omprövning behandlas skyndsamt (förvaltningslagen 434/2003, 49 e §)."
)

TEXTS = {
    Mail.REVIEW_RECEIPT: MailText(
        Text(
            fi="Oikaisuvaatimus hakemuksesta {reference} on vastaanotettu",
            sv="Begäran om omprövning som gäller ansökan {reference} har tagits emot",
        ),
        Text(
            fi=f"Oikaisuvaatimus on saapunut {{arrived}}.\n\n{MATTER_FI}\n\n{RECEIPT_FI}{END}",
            sv=f"Begäran om omprövning har kommit in {{arrived}}.\n\n{MATTER_SV}\n\n{RECEIPT_SV}{END}",
        ),
    ),
    Mail.REVIEW: MailText(
        Text(
            fi="Päätös oikaisuvaatimukseen: hakemus {reference}",
            sv="Beslut om begäran om omprövning: ansökan {reference}",
        ),
        Text(
            fi=f"Oikaisuvaatimukseen on annettu päätös. Päätös on tämän viestin liitteenä.\n\n{MATTER_FI}{END}",
            sv="Ett beslut har fattats om begäran om omprövning. Beslutet finns som bilaga till detta meddelande."
            f"\n\n{MATTER_SV}{END}",
        ),
    ),
}
