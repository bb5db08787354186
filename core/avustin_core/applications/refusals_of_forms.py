"""What is refused when a running call is given another version of its form."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class FormReportOutdated(Refusal):
    """What the report told isn't so any more: a draft was begun, changed or handed in, or the form was changed. Ask anew."""

    says = Text(
        fi="Luonnokset tai lomake ovat muuttuneet raportin jälkeen. Pyydä uusi raportti ja tarkista se.",
        sv="Utkasten eller blanketten har ändrats efter rapporten. Begär en ny rapport och kontrollera den.",
        en="The drafts or the form have changed since the report. Ask for a new report, and check it.",
    )


class FormMigrationFailed(Refusal):
    """The plugin's migration fails on a draft: nothing was moved. Its author must mend it; the server's log has the place."""

    says = Text(
        fi="Lomakkeen {form} siirto versiosta {source} versioon {target} ei onnistu luonnoksissa, joita on {drafts}. "
        "Mitään ei siirretty.",
        sv="Blanketten {form} kan inte flyttas från version {source} till version {target} i utkast, vars antal är "
        "{drafts}. Ingenting flyttades.",
        en="The migration of the form {form} from version {source} to {target} fails on drafts, of which there are {drafts}. "
        "Nothing was moved.",
    )
