"""Invented organisations, a municipality or two and files: what generated answers refer to."""

from collections.abc import Iterable

from avustin_core.forms import References, is_accepted
from avustin_core.plugin import DocumentView, MunicipalityView, OrganisationKind, OrganisationView, Text

NAMES: tuple[tuple[OrganisationKind, str, str, str | None, str | None], ...] = (
    (OrganisationKind.MUNICIPALITY, "Esimerkkilä", "Exempelby", "E01", "1234567-1"),
    (OrganisationKind.MUNICIPALITY, "Mallikylä", "Modellbyn", "E02", "7654321-2"),
    (OrganisationKind.JOINT_MUNICIPAL_AUTHORITY, "Esimerkin kuntayhtymä", "Exempels samkommun", None, "1000005-5"),
    (OrganisationKind.COMPANY, "Esimerkki Oy", "Exempel Ab", None, "1000004-7"),
    (OrganisationKind.ASSOCIATION, "Mallikylän kyläseura ry", "Modellbyns byaförening rf", None, "1000006-3"),
    (OrganisationKind.PRIVATE_PERSON, "Esko Esimerkki", "Eskil Exempel", None, None),
)  # fmt: skip
ORGANISATIONS = {
    id: OrganisationView(id, kind, Text(fi, sv), business_id, code, is_fictional=True)
    for id, (kind, fi, sv, code, business_id) in ((f"o-{order}", each) for order, each in enumerate(NAMES, 1))
}
MUNICIPALITIES = {
    each.municipality_code: MunicipalityView(each.municipality_code, each.name)
    for each in ORGANISATIONS.values()
    if each.municipality_code
}
FILES = {
    "d-1": ("liite.pdf", "application/pdf"),
    "d-2": ("kuva.png", "image/png"),
    "d-3": ("luettelo.csv", "text/csv"),
    "d-4": ("muistio.txt", "text/plain"),
}
SIZE = 1000
DOCUMENTS = {id: DocumentView(id, name, media_type, SIZE) for id, (name, media_type) in FILES.items()}
INFECTED = DocumentView("d-9", "saastunut.pdf", "application/pdf", SIZE, is_infected=True)
HUGE = DocumentView("d-8", "valtava.pdf", "application/pdf", 10**12)


def references(applicant: OrganisationView | None = None) -> References:
    """All of it, as it is found for an applicant; the first municipality where none is named."""
    documents = DOCUMENTS | {each.id: each for each in (INFECTED, HUGE)}
    return References(ORGANISATIONS, MUNICIPALITIES, documents, applicant or ORGANISATIONS["o-1"])


def files_for(accepts: Iterable[str]) -> list[str]:
    """The ids of files that a field accepts."""
    patterns = tuple(accepts)
    return [each.id for each in DOCUMENTS.values() if not patterns or is_accepted(each.media_type, patterns)]
