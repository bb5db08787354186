"""What invented applicants write of their projects and reports; `{name}` is the applicant, `{others}` the rest."""

from avustin_core.plugin import Text

PROJECT = {
    "summary": Text(
        fi="{name} uudistaa toimintatapansa niin, että tieto syntyy kerran, kulkee ilman käsityötä ja on päättäjien "
        "käytössä ajallaan. Hankkeessa kuvataan nykyinen toimintatapa, sovitaan uusi ja otetaan se käyttöön "
        "vaiheittain.",
        sv="{name} förnyar sina verksamhetssätt så att information uppstår en gång, förmedlas utan manuellt arbete och "
        "finns till hands för beslutsfattarna i tid. I projektet beskrivs det nuvarande arbetssättet, och ett nytt "
        "avtalas och tas i bruk stegvis.",
    ),
    "objectives": Text(
        fi="Käsin tehtävä tallennus puolittuu, kuukausiraportti valmistuu viidessä työpäivässä, ja henkilöstö käyttää "
        "vapautuvan ajan asiakkaiden neuvontaan.",
        sv="Den manuella registreringen halveras, månadsrapporten blir färdig på fem arbetsdagar och personalen "
        "använder den tid som frigörs till att ge kunderna råd.",
    ),
    "soughtResults": Text(
        fi="Uusi toimintatapa on kuvattu ja käytössä kaikilla toimialoilla. Tulokset todetaan mittaamalla "
        "käsittelyaika ja käsityön määrä ennen hanketta, sen puolivälissä ja puoli vuotta sen jälkeen.",
        sv="Det nya verksamhetssättet är beskrivet och i bruk inom alla sektorer. Resultaten konstateras genom att "
        "behandlingstiden och mängden manuellt arbete mäts före projektet, halvvägs in i det och ett halvår efter det.",
    ),
    "useAndSpreading": Text(
        fi="Prosessikuvaukset, tietomääritykset ja koulutusaineisto julkaistaan avoimesti. {name} esittelee tulokset "
        "kahdessa avoimessa tilaisuudessa ja tukee käyttöönottoa muissa kunnissa.",
        sv="Processbeskrivningar, dataspecifikationer och utbildningsmaterial publiceras öppet. {name} presenterar "
        "resultaten vid två öppna tillfällen och stöder ibruktagandet i andra kommuner.",
    ),
    "organising": Text(
        fi="Hanketta johtaa projektipäällikkö, ja ohjausryhmä kokoontuu neljännesvuosittain. Muut osallistujat: "
        "{others}.",
        sv="Projektet leds av en projektchef, och styrgruppen sammanträder varje kvartal. Övriga deltagare: {others}.",
    ),
    "relationToOtherProjects": Text(
        fi="Hanke tukeutuu kansallisiin tietomäärityksiin ja palveluihin. Päällekkäistä kehittämistä ei ole, ja "
        "samaa aihetta kehittävien kuntien kanssa sovitaan työnjaosta.",
        sv="Projektet stöder sig på nationella dataspecifikationer och tjänster. Ingen överlappande utveckling pågår, "
        "och arbetsfördelningen avtalas med de kommuner som utvecklar samma sak.",
    ),
}

WORK = (
    (
        Text(fi="Nykytilan kuvaus", sv="Beskrivning av nuläget"),
        Text(
            fi="Prosessit ja tietovirrat kuvataan yhdessä niitä tekevien kanssa.",
            sv="Processerna och informationsflödena beskrivs tillsammans med dem som sköter dem.",
        ),
    ),
    (
        Text(fi="Uuden toimintatavan suunnittelu ja kokeilu", sv="Planering och prövning av ett nytt verksamhetssätt"),
        Text(
            fi="Uusi toimintatapa sovitaan työpajoissa ja kokeillaan kahdessa yksikössä.",
            sv="Det nya verksamhetssättet avtalas vid workshoppar och prövas i två enheter.",
        ),
    ),
    (
        Text(fi="Käyttöönotto ja koulutus", sv="Ibruktagande och utbildning"),
        Text(
            fi="Henkilöstö koulutetaan, ja vanhasta tavasta luovutaan sovittuna päivänä.",
            sv="Personalen utbildas, och det gamla sättet frångås på en överenskommen dag.",
        ),
    ),
)

REPORT = {
    "achievedResults": Text(
        fi="Uusi toimintatapa on kuvattu ja käytössä, ja henkilöstö on koulutettu siihen. Käsin tehtävä tallennus "
        "väheni 57 prosenttia.",
        sv="Det nya verksamhetssättet är beskrivet och i bruk, och personalen har utbildats i det. Den manuella "
        "registreringen minskade med 57 procent.",
    ),
    "impact": Text(
        fi="Kuukausiraportti valmistuu viidessä työpäivässä aiemman kahdentoista sijasta, ja johto käyttää sitä "
        "kokouksissaan.",
        sv="Månadsrapporten blir färdig på fem arbetsdagar i stället för tolv, och ledningen använder den vid sina "
        "möten.",
    ),
    "changedWaysOfWorking": Text(
        fi="Tiedot tarkistetaan syntyessään eikä jälkikäteen. Taulukoita ei enää lähetetä sähköpostitse.",
        sv="Uppgifterna kontrolleras när de uppstår och inte i efterhand. Tabeller sänds inte längre per e-post.",
    ),
    "usabilityElsewhere": Text(
        fi="Kuvaukset ja koulutusaineisto ovat avoimia, ja kaksi kuntaa on aloittanut käyttöönoton.",
        sv="Beskrivningarna och utbildningsmaterialet är öppna, och två kommuner har inlett ibruktagandet.",
    ),
    "carryingOut": Text(
        fi="Aikataulu siirtyi kolmella kuukaudella, koska projektipäällikkö vaihtui. Kustannukset pysyivät arviossa.",
        sv="Tidtabellen sköts upp med tre månader eftersom projektet fick en ny projektchef. Kostnaderna höll sig inom "
        "uppskattningen.",
    ),
}

HARDWARE = Text(fi="Palvelimet ja päätelaitteet", sv="Servrar och terminaler")

GRANTED = Text(
    fi="Hanke uudistaa toimintatapoja ja palveluprosesseja ja parantaa niiden laatua ja vaikuttavuutta. Sen "
    "yhteiskunnallinen ja taloudellinen vaikuttavuus sekä yleinen merkitys kuntien kannalta on arvioitu suuriksi "
    "(893/2019 2 §). Suunnitelma on toteutettavissa, ja tulokset ovat muiden kuntien hyödynnettävissä.",
    sv="Projektet förnyar verksamhetssätt och serviceprocesser och förbättrar deras kvalitet och genomslag. Dess "
    "samhälleliga och ekonomiska genomslag och allmänna betydelse för kommunerna har bedömts vara stora (893/2019 "
    "2 §). Planen är genomförbar, och resultaten kan utnyttjas av andra kommuner.",
)
GRANTED_IN_PART = Text(
    fi="Hanke täyttää myöntämisen edellytykset, ja sen vaikuttavuus on arvioitu hyväksi (893/2019 2 §). Avustus "
    "myönnetään haettua pienempänä, koska osa palveluhankinnoista voidaan korvata jo olemassa olevilla yhteisillä "
    "ratkaisuilla.",
    sv="Projektet uppfyller förutsättningarna för beviljande, och dess genomslag har bedömts vara gott (893/2019 2 §). "
    "Understödet beviljas till ett lägre belopp än det sökta, eftersom en del av de köpta tjänsterna kan ersättas med "
    "befintliga gemensamma lösningar.",
)
REFUSED = Text(
    fi="Hanke täyttää hakemisen edellytykset, mutta käytettävissä olevasta määrärahasta avustus on voitu myöntää vain "
    "niille hankkeille, joiden vaikuttavuus ja yleinen merkitys kuntien kannalta on arvioitu suurimmiksi (893/2019 2 "
    "§).",
    sv="Projektet uppfyller förutsättningarna för ansökan, men inom det anslag som står till förfogande har understöd "
    "kunnat beviljas endast för de projekt vars genomslag och allmänna betydelse för kommunerna har bedömts vara "
    "störst (893/2019 2 §).",
)
ASSESSED = Text(
    fi="Hakemuksessa kuvattu muutos on konkreettinen ja mitattava. Perustelu on esimerkki.",
    sv="Den förändring som beskrivs i ansökan är konkret och mätbar. Motiveringen är ett exempel.",
)
EQUIPMENT_MOSTLY = Text(
    fi="Suuri osa haetusta avustuksesta kohdistuu laitteistojen hankkimiseen, joka ei ole hyväksyttävä kustannus "
    "(893/2019 5 § 2 mom.). Haettu avustus ylittää 85 prosenttia hyväksyttävistä kustannuksista (893/2019 4 §).",
    sv="En stor del av det sökta understödet gäller anskaffning av utrustning, som inte är en godtagbar kostnad "
    "(893/2019 5 § 2 mom.). Det sökta understödet överstiger 85 procent av de godtagbara kostnaderna (893/2019 4 §).",
)
