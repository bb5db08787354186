"""The core's own texts of the mail about applications and decisions."""

from avustin_core.plugin import Mail, MailText, Text

FICTION = "ESIMERKKI, EI VIRANOMAISPÄÄTÖS / EXEMPEL, INTE ETT MYNDIGHETSBESLUT"

MATTER_FI = """Hakemusnumero: {reference}
Hakija: {organisation}
Hanke: {title}
Haku: {call}"""
MATTER_SV = """Ansökningsnummer: {reference}
Sökande: {organisation}
Projekt: {title}
Utlysning: {call}"""
END = """

{link}

{contact}
"""
RECEIPT_FI = (
    "Tämä on automaattinen vastaanottokuittaus (laki sähköisestä asioinnista viranomaistoiminnassa 13/2003, 12 §). "
    "Se ei sisällä ratkaisua asiassa. Mainitse hakemusnumero, kun otat asiassa yhteyttä."
)
RECEIPT_SV = (
    "Detta är en automatisk mottagningsbekräftelse (lagen om elektronisk kommunikation i myndigheternas verksamhet "
    "13/2003, 12 §). Den innehåller inget avgörande i ärendet. Uppge ansökningsnumret när du tar kontakt i ärendet."
)

TEXTS = {
    Mail.RECEIPT: MailText(
        Text(fi="Hakemus {reference} on vastaanotettu", sv="Ansökan {reference} har tagits emot"),
        Text(
            fi=f"Hakemus valtionavustuksesta on saapunut {{arrived}}.\n\n{MATTER_FI}\n\n{RECEIPT_FI}{END}",
            sv=f"Ansökan om statsunderstöd har kommit in {{arrived}}.\n\n{MATTER_SV}\n\n{RECEIPT_SV}{END}",
        ),
    ),
    Mail.LATE_RECEIPT: MailText(
        Text(
            fi="Myöhässä saapunut hakemus {reference} on kirjattu", sv="Försenad ansökan {reference} har registrerats"
        ),
        Text(
            fi="Hakemus valtionavustuksesta on saapunut {arrived} eli hakuajan päätyttyä. Se on kirjattu, ja siitä "
            f"annetaan päätös.\n\n{MATTER_FI}{END}",
            sv="Ansökan om statsunderstöd har kommit in {arrived}, efter att ansökningstiden hade gått ut. Den har "
            f"registrerats och ett beslut fattas om den.\n\n{MATTER_SV}{END}",
        ),
    ),
    Mail.COMPLETION_REQUEST: MailText(
        Text(fi="Täydennyspyyntö: hakemus {reference}", sv="Begäran om komplettering: ansökan {reference}"),
        Text(
            fi=f"""Hakemusta pyydetään täydentämään (hallintolaki 434/2003, 22 ja 33 §). \
Täydennyspyyntö on myös tämän viestin liitteenä.

{MATTER_FI}

Mitä on täydennettävä:
{{what}}

Miten täydennetään:
{{how}}

Määräaika: {{due}}

Määräajan noudattamatta jättäminen ei estä asian ratkaisemista. Määräaikaa voidaan pyynnöstä pidentää, jos se on tarpeen \
asian selvittämiseksi.{END}""",
            sv=f"""Ni ombeds komplettera ansökan (förvaltningslagen 434/2003, 22 och 33 §). \
Begäran finns också som bilaga till detta meddelande.

{MATTER_SV}

Vad som ska kompletteras:
{{what}}

Hur kompletteringen görs:
{{how}}

Tidsfrist: {{due}}

Ärendet kan avgöras trots att tidsfristen inte iakttas. Tidsfristen kan på begäran förlängas, om det behövs för att ärendet \
ska kunna utredas.{END}""",
        ),
    ),
    Mail.FORM_CHANGED: MailText(
        Text(fi="Hakulomake on muuttunut: {call}", sv="Ansökningsblanketten har ändrats: {call}"),
        Text(
            fi=f"""Keskeneräisen hakemuksenne lomake on muuttunut. Luonnos on siirretty uudelle lomakkeelle. Tarkistakaa \
vastaukset ennen hakemuksen jättämistä.

Syy: {{reason}}

{{lost}}

{MATTER_FI}{END}""",
            sv=f"""Blanketten för er påbörjade ansökan har ändrats. Utkastet har flyttats till den nya blanketten. Kontrollera \
svaren innan ni lämnar in ansökan.

Orsak: {{reason}}

{{lost}}

{MATTER_SV}{END}""",
        ),
    ),
    Mail.DECISION: MailText(
        Text(fi="Päätös hakemuksesta {reference}", sv="Beslut om ansökan {reference}"),
        Text(
            fi=f"Valtionavustushakemuksesta on tehty päätös. Päätös on tämän viestin liitteenä.\n\n{MATTER_FI}{END}",
            sv="Ett beslut har fattats om ansökan om statsunderstöd. Beslutet finns som bilaga till detta meddelande."
            f"\n\n{MATTER_SV}{END}",
        ),
    ),
}
