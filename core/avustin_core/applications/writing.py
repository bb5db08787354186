"""In which language the party of an application is written to."""

from avustin_core.applications.models import Application
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Language


def language_for(application: Application, party: Organisation) -> Language:
    """Finnish or Swedish, in decisions and in all that is written formally (423/2003 12 and 19 §): that of the application.

    A municipality of one language is written to in that one; one of two languages, where it used neither, in that of its majority
    (27 § 2 mom.).
    """
    used, theirs = application.language, [Language(each) for each in party.languages.split("-") if each]
    if used in theirs or (not theirs and used is Language.SV):
        return used
    return theirs[0] if theirs else Language.FI
