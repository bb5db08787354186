"""What the call lists to choose from, in its own order."""

from avustin_core.plugin import Choice, option


class DevelopmentTarget(Choice):
    """The kinds of change that the call funds."""

    CUSTOMER_ORIENTED_SERVICES = option(
        fi="Kehitetään entistä asiakaslähtöisempiä palveluprosesseja hyödyntäen kehitettyjä yhteisiä ratkaisuja",
        sv="Mer kundorienterade serviceprocesser utvecklas med utnyttjande av gemensamma lösningar",
        en="More customer-oriented service processes, with shared solutions",
    )
    SHARED_DATA_DEFINITIONS = option(
        fi="Kehitetään palveluille yhteisiä tietomäärityksiä ja toimintatapoja, jotka mahdollistavat asiakkaan "
        "asioinnin digitaalisesti ja tietojen siirron kuntien järjestelmien välillä",
        sv="Gemensamma dataspecifikationer och tillvägagångssätt utvecklas för tjänsterna så att kunderna kan uträtta "
        "ärenden digitalt och information kan överföras mellan kommunernas system",
        en="Shared data definitions and practices for digital transactions and data transfer between systems",
    )
    STATUTORY_SERVICES_ONLINE = option(
        fi="Kehitetään yhteistyössä kuntien lakisääteisiä tehtäviä toteuttavia palveluja sähköisiksi",
        sv="Tjänster som hör till kommunernas lagstadgade uppgifter görs elektroniska genom samarbete",
        en="Statutory services made electronic in cooperation",
    )
    INFORMATION_MANAGEMENT = option(
        fi="Parannetaan kuntien tietojohtamista tai tiedolla johtamista",
        sv="Kommunernas informationsledning eller ledning genom information förbättras",
        en="Information management or knowledge-based management",
    )
    STRATEGIC_PROCESSES = option(
        fi="Kehitetään kuntien strategisia prosesseja",
        sv="Kommunernas strategiska processer utvecklas",
        en="Municipalities' strategic processes",
    )
    NEW_TECHNOLOGIES = option(
        fi="Hyödynnetään uusia teknologioita, kuten ohjelmistorobotiikkaa, tekoälyä ja prosessiautomaatiota, "
        "julkisessa hallinnossa",
        sv="Ny teknik såsom robotiserad processautomatisering, artificiell intelligens och processautomation "
        "utnyttjas i den offentliga förvaltningen",
        en="New technologies, such as robotic process automation, artificial intelligence and process automation",
    )


class Technology(Choice):
    """The new technologies that the call names, and others."""

    ROBOTIC_PROCESS_AUTOMATION = option(
        fi="Ohjelmistorobotiikka", sv="Robotiserad processautomatisering", en="Robotic process automation"
    )
    ARTIFICIAL_INTELLIGENCE = option(fi="Tekoäly", sv="Artificiell intelligens", en="Artificial intelligence")
    PROCESS_AUTOMATION = option(fi="Prosessiautomaatio", sv="Processautomation", en="Process automation")
    OTHER = option(fi="Muu teknologia", sv="Annan teknik", en="Other")
