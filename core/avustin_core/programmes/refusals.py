"""What is refused of programmes."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class ProgrammeNotInstalled(Refusal):
    """The plugin of the programme isn't installed: what there is stays readable, but nothing new can be opened."""

    says = Text(
        fi="Ohjelmaa {programme} ei ole asennettu.",
        sv="Programmet {programme} är inte installerat.",
        en="The programme {programme} isn't installed.",
    )


class FormNotInstalled(Refusal):
    """The plugin is there without that version of its form: what was answered stays readable, and can't be changed."""

    says = Text(
        fi="Ohjelman {programme} asennetussa versiossa ei ole lomakkeen {form} versiota {version}. Vastaukset ovat "
        "luettavissa, mutta niitä ei voi muuttaa.",
        sv="Den installerade versionen av programmet {programme} saknar version {version} av blanketten {form}. Svaren "
        "kan läsas men inte ändras.",
        en="The installed version of the programme {programme} lacks version {version} of the form {form}. The answers "
        "can be read, and not changed.",
    )


class ProgrammeIsDisabled(Refusal):
    """An administrator disabled the programme, in this call or in all, for the reason told: all stays readable."""

    says = Text(
        fi="Ohjelma on toistaiseksi poissa käytöstä: {reason}",
        sv="Programmet är tills vidare ur bruk: {reason}",
        en="The programme is disabled for now: {reason}",
    )


class ProgrammeNotDisabled(Refusal):
    """There is nothing to enable."""

    says = Text(
        fi="Ohjelma ei ole poissa käytöstä.", sv="Programmet är inte ur bruk.", en="The programme isn't disabled."
    )


UNUSABLE = (
    ProgrammeNotInstalled,
    FormNotInstalled,
    ProgrammeIsDisabled,
)  #: what asks the plugin, and finds it not there


class ReleasedFormChanged(Refusal):
    """A released version of a form never changes: the plugin must give the changed form a version of its own."""

    says = Text(
        fi="Lomakkeen {form} julkaistu versio {version} on muuttunut. Muutetulle lomakkeelle tarvitaan uusi versio.",
        sv="Den publicerade versionen {version} av blanketten {form} har ändrats. Den behöver en ny version.",
        en="The released version {version} of the form {form} has changed. A changed form needs a new version.",
    )
