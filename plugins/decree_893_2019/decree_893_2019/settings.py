"""What every call under the decree sets for itself; nothing here has a value until the call gives one."""

from avustin_core.plugin import Setting, SettingKind, Text
from decree_893_2019.sources import CALL_TERMS

PROJECTS_END_BY = Setting(
    key="projects_end_by",
    name=Text(
        fi="Hankkeiden on päätyttävä viimeistään",
        sv="Projekten ska avslutas senast",
        en="Projects must end by",
    ),
    kind=SettingKind.DATE,
    source=CALL_TERMS,
)

SUMMARY_LIMIT = Setting(
    key="summary_limit",
    name=Text(
        fi="Tiivistelmän enimmäispituus merkkeinä",
        sv="Sammanfattningens maximilängd i tecken",
        en="Longest summary, in characters",
    ),
    kind=SettingKind.INTEGER,
)

MINIMUM_GRANT = Setting(
    key="minimum_grant",
    name=Text(
        fi="Avustuksen vähimmäismäärä hanketta kohden",
        sv="Understödets minimibelopp per projekt",
        en="Smallest grant for a project",
    ),
    kind=SettingKind.MONEY,
)

MAXIMUM_GRANT = Setting(
    key="maximum_grant",
    name=Text(
        fi="Avustuksen enimmäismäärä hanketta kohden",
        sv="Understödets maximibelopp per projekt",
        en="Largest grant for a project",
    ),
    kind=SettingKind.MONEY,
)

INTERIM_REPORT_REQUIRED = Setting(
    key="interim_report_required",
    name=Text(fi="Väliselvitys vaaditaan", sv="Mellanredovisning krävs", en="An interim report is required"),
    kind=SettingKind.BOOLEAN,
)

REPORT_DUE_IN_DAYS = Setting(
    key="report_due_in_days",
    name=Text(
        fi="Loppuselvityksen määräaika päivinä hankkeen päättymisestä",
        sv="Tidsfrist för slutredovisningen, i dagar från det att projektet avslutades",
        en="Final report due, in days from the end of the project",
    ),
    kind=SettingKind.INTEGER,
    source="893/2019 9 §",
)

ACCEPT_IN_DAYS = Setting(
    key="accept_in_days",
    name=Text(
        fi="Avustus on otettava vastaan, päivinä päätöksen tiedoksiannosta",
        sv="Understödet ska tas emot, i dagar från delgivningen av beslutet",
        en="A grant is accepted or declined, in days from the notification of the decision",
    ),
    kind=SettingKind.INTEGER,
)

INSTALMENTS = Setting(
    key="instalments",
    name=Text(fi="Maksuerien määrä", sv="Antal rater", en="Number of instalments"),
    kind=SettingKind.INTEGER,
    source="688/2001 12 § 1 mom.",
)

ADVANCE_SHARE = Setting(
    key="advance_share",
    name=Text(fi="Ennakon osuus avustuksesta", sv="Förskottets andel av understödet", en="Share paid in advance"),
    kind=SettingKind.PERCENTAGE,
    source="688/2001 12 § 2 mom.",
)

DECREE_SETTINGS = (
    PROJECTS_END_BY,
    SUMMARY_LIMIT,
    MINIMUM_GRANT,
    MAXIMUM_GRANT,
    INTERIM_REPORT_REQUIRED,
    REPORT_DUE_IN_DAYS,
    ACCEPT_IN_DAYS,
    INSTALMENTS,
    ADVANCE_SHARE,
)
