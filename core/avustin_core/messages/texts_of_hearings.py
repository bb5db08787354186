"""The core's own texts of the mail about hearings."""

from avustin_core.messages.texts import END, MATTER_FI, MATTER_SV
from avustin_core.plugin import Mail, MailText, Text

TEXTS = {
    Mail.HEARING: MailText(
        Text(
            fi="Kuuleminen: hakemus {reference}, vastaus viimeistään {due}",
            sv="Hörande: ansökan {reference}, svar senast {due}",
        ),
        Text(
            fi="Teille varataan tilaisuus lausua mielipiteenne ja antaa selityksenne ennen asian ratkaisemista "
            "(hallintolaki 434/2003, 34 §).\n\nMitä kuuleminen koskee: {subject}\nMääräaika päättyy: {due}\n\n"
            f"{MATTER_FI}\n\nKuulemispyyntö on kokonaisuudessaan asiointipalvelussa, jossa siihen myös vastataan. "
            f"Määräajan noudattamatta jättäminen ei estä asian ratkaisemista.{END}",
            sv="Ni ges tillfälle att framföra er åsikt och ge er förklaring innan ärendet avgörs (förvaltningslagen "
            "434/2003, 34 §).\n\nVad hörandet gäller: {subject}\nTidsfristen går ut: {due}\n\n"
            f"{MATTER_SV}\n\nBegäran finns i sin helhet i e-tjänsten, där den också besvaras. Ärendet kan avgöras trots "
            f"att tidsfristen inte iakttas.{END}",
        ),
    ),
}
