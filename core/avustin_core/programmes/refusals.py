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


class ReleasedFormChanged(Refusal):
    """A released version of a form never changes: the plugin must give the changed form a version of its own."""

    says = Text(
        fi="Lomakkeen {form} julkaistu versio {version} on muuttunut. Muutetulle lomakkeelle tarvitaan uusi versio.",
        sv="Den publicerade versionen {version} av blanketten {form} har ändrats. Den behöver en ny version.",
        en="The released version {version} of the form {form} has changed. A changed form needs a new version.",
    )
