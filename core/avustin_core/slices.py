"""All slices at once: their tables, rights and reactions, for whoever needs the whole core."""

from avustin_core import audit, outbox, work
from avustin_core.access import models as access
from avustin_core.applications import models as applications
from avustin_core.appropriations import models as appropriations
from avustin_core.assessments import models as assessments
from avustin_core.calls import models as calls
from avustin_core.decisions import models as decisions
from avustin_core.documents import models as documents
from avustin_core.eligibility import models as eligibility
from avustin_core.matters import models as matters
from avustin_core.organisations import models as organisations
from avustin_core.programmes import models as programmes
from avustin_core.register import models as register
from avustin_core.reports import models as reports

TABLES = (
    audit, outbox, work, access, organisations, appropriations, programmes, calls, matters, documents, applications,
    eligibility, assessments, decisions, register, reports,
)  # fmt: skip
