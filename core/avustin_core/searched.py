"""What is searched: only columns that all may see who see the row."""

from avustin_core.applications.models import Application
from avustin_core.calls.models import Call
from avustin_core.organisations.models import Organisation
from avustin_core.register.models import RegisterEntry
from avustin_core.search.keeping import searched

searched(Organisation, "name_fi", "name_sv", "business_id", "municipality_code")
searched(Call, "title", "summary")
searched(Application, "title", "purpose", "reference")
searched(RegisterEntry, "organisation_name", "purpose", "business_id")
