"""The roles that rights, and the visibility of answers, are given to."""

from enum import StrEnum

from avustin_core.plugin.texts import Text


class Role(StrEnum):
    """Who somebody is to a matter; the same person can be many."""

    PUBLIC = "PUBLIC"
    EDITOR = "EDITOR"
    SIGNATORY = "SIGNATORY"
    PARTICIPANT = "PARTICIPANT"
    PREPARER = "PREPARER"
    ASSESSOR = "ASSESSOR"
    RAPPORTEUR = "RAPPORTEUR"
    DECIDER = "DECIDER"
    PAYMENTS = "PAYMENTS"
    REPORT_CHECKER = "REPORT_CHECKER"
    REGISTRAR = "REGISTRAR"
    AUDITOR = "AUDITOR"
    ADMINISTRATOR = "ADMINISTRATOR"

    @property
    def label(self) -> Text:
        """The role's name, as people know it."""
        return LABELS[self]


LABELS = {
    Role.PUBLIC: Text(fi="yleisö", sv="allmänheten", en="the public"),
    Role.EDITOR: Text(fi="hakemuksen laatija", sv="den som upprättar ansökan", en="the applicant's editor"),
    Role.SIGNATORY: Text(fi="hakijan allekirjoittaja", sv="sökandens undertecknare", en="the applicant's signatory"),
    Role.PARTICIPANT: Text(fi="osallistuja", sv="deltagare", en="a participant"),
    Role.PREPARER: Text(fi="valmistelija", sv="beredare", en="a preparer"),
    Role.ASSESSOR: Text(fi="arvioija", sv="bedömare", en="an assessor"),
    Role.RAPPORTEUR: Text(fi="esittelijä", sv="föredragande", en="the rapporteur"),
    Role.DECIDER: Text(fi="ratkaisija", sv="beslutsfattare", en="the decider"),
    Role.PAYMENTS: Text(fi="maksatusten käsittelijä", sv="utbetalningshandläggare", en="the payments officer"),
    Role.REPORT_CHECKER: Text(fi="selvitysten tarkastaja", sv="granskare av redogörelser", en="a checker of reports"),
    Role.REGISTRAR: Text(fi="kirjaaja", sv="registrator", en="the registrar"),
    Role.AUDITOR: Text(fi="tarkastaja", sv="granskare", en="an auditor"),
    Role.ADMINISTRATOR: Text(fi="pääkäyttäjä", sv="administratör", en="an administrator"),
}
