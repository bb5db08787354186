"""What an installation may set, each from an environment variable with the prefix AVUSTIN_."""

from datetime import time
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from stdnum.fi import ytunnus

from avustin_core.settings_of_files import DEMONSTRATION, S3, check_place, check_scanner
from avustin_core.settings_of_http import origins_in
from avustin_core.settings_of_logs import LogFormat, LogLevel
from avustin_core.settings_of_mail import MailSecurity, check_link, check_sender


class Settings(BaseSettings):
    """The settings of one installation; `docs/reference/settings.md` lists them."""

    model_config = SettingsConfigDict(env_prefix="AVUSTIN_", frozen=True, hide_input_in_errors=True)

    data: Path = Field(default=Path(".avustin"), description="Folder of the embedded database and of the attachments.")
    database: str = Field(
        default="", description="SQLAlchemy URL of the database; empty for SQLite in the data folder."
    )
    demo: bool = Field(
        default=False,
        description="Demonstration mode: tokens printed at start, the clock settable, all of it fictional.",
    )
    largest_request: int = Field(default=256 * 1024, description="Largest GraphQL request, in bytes.")
    body_seconds: float = Field(default=30, gt=0, le=600, description="Seconds in which a request's body must come.")
    origins: str = Field(
        default="", description="Origins whose pages may ask by script, separated by commas; empty for none but ours."
    )
    statuses: Literal["audited", "draft"] = Field(
        default="audited", description="Which edition of GraphQL over HTTP the status codes are of."
    )
    trusted_documents: str = Field(default="", description="Folder of documents from front ends' builds; or empty.")
    trusted_mode: Literal["off", "report", "enforce"] = Field(
        default="off", description="What becomes of documents that aren't in that folder."
    )
    trusted_max_age: int = Field(
        default=60, ge=0, le=86400, description="Seconds for which a public answer by GET may be stored; 0 for none."
    )
    persisted_queries: bool = Field(default=True, description="Whether clients may register documents by their hash.")
    largest_file: int = Field(default=20 * 1024 * 1024, ge=1, description="Largest attachment, in bytes.")
    most_files: int = Field(default=100, ge=1, description="How many files a party may have in one matter.")
    most_bytes: int = Field(
        default=200 * 1024 * 1024,
        ge=1,
        le=2**31 - 1,
        description="How many bytes a party's files in one matter may be.",
    )
    upload_minutes: int = Field(default=60, ge=1, le=1440, description="Minutes in which an upload is completed.")
    files: str = Field(
        default="", description="Where attachments lie: a folder or s3://bucket/prefix; empty for the data folder."
    )
    s3_endpoint: str = Field(default="", description="Address of the object storage; empty for Amazon's.")
    s3_region: str = Field(default="", description="Region of the bucket; empty for AWS_REGION.")
    s3_key: str = Field(default="", description="Access key of the object storage; empty for AWS_ACCESS_KEY_ID.")
    s3_secret: SecretStr = Field(default=SecretStr(""), description="Its secret key; empty for AWS_SECRET_ACCESS_KEY.")
    clamd: str = Field(
        default="", description="Where ClamAV listens: host:port or a Unix socket; empty where nothing is scanned."
    )
    clamd_timeout: float = Field(default=120, gt=0, le=600, description="Seconds that the scan of one file may take.")
    office_hours_end: time = Field(
        default=time(16, 15), description="When office hours end, in Finland: time limits end then (150/1930 6 §)."
    )
    authority_fi: str = Field(
        default="",
        description="Who grants, in Finnish, as letters name it: of programmes that don't say it themselves.",
    )
    authority_sv: str = Field(default="", description="The same in Swedish.")
    authority_address_fi: str = Field(
        default="",
        description="Where requests for review are delivered, on one line in Finnish: of such programmes too.",
    )
    authority_address_sv: str = Field(default="", description="The same in Swedish.")
    court_fi: str = Field(
        default="", description="The administrative court that hears appeals, in Finnish; letters name it if it is set."
    )
    court_sv: str = Field(default="", description="The same in Swedish.")
    authority_business_id: str = Field(
        default="", description="The authority's own business id, such as 1234567-1: the case register says it."
    )
    authority_id: str = Field(default="", description="The authority's identifier in the case register; or empty.")
    process_id: str = Field(
        default="", description="The identifier of the process that matters are handled by, in the case register."
    )
    infected_days: int = Field(
        default=14, ge=1, le=90, description="Days in which an applicant replaces an infected attachment."
    )
    plans: Literal["on", "off", "both"] = Field(
        default="on",
        description="Whether operations are read by compiled plans (docs/explanation/reading.md); `both` runs every "
        "operation by a plan and by Strawberry's executor and refuses an answer in which they differ.",
    )
    limit_filter_levels: int = Field(default=5, ge=1, le=20, description="Levels of conditions in a list's filter.")
    limit_filter_conditions: int = Field(default=50, ge=1, le=500, description="Conditions in a list's filter.")
    limit_depth: int = Field(default=12, ge=0, le=100, description="Levels of fields in an operation; 0 is no limit.")
    limit_aliases: int = Field(default=30, ge=0, description="Aliases in a document; 0 is no limit.")
    limit_directives: int = Field(default=50, ge=0, description="Directives in a document; 0 is no limit.")
    limit_tokens: int = Field(default=2_000, ge=0, description="Tokens in a document; 0 is no limit.")
    limit_root_fields: int = Field(default=20, ge=0, description="Root fields of a query; 0 is no limit.")
    limit_mutations: int = Field(default=5, ge=0, description="Mutations in a request; 0 is no limit.")
    limit_merges: int = Field(default=2_000, ge=0, description="Pairs of equal fields to compare; 0 is no limit.")
    limit_page: int = Field(default=100, ge=1, le=100, description="Largest page of a list.")
    limit_ids: int = Field(default=100, ge=1, le=100, description="Most ids in `nodes`.")
    limit_validation_errors: int = Field(default=5, ge=1, le=100, description="Validation errors that are told.")
    limit_seconds: float = Field(default=10, ge=0, description="Seconds that a query may take; 0 is no limit.")
    limit_cost: int = Field(default=5_000, ge=0, description="Points that an operation may cost; 0 is no limit.")
    rate_person: int = Field(default=10_000, ge=0, description="Points a second for somebody signed in; 0 is no limit.")
    rate_person_most: int = Field(default=500_000, ge=1, description="So many points can be saved up for that.")
    rate_address: int = Field(default=20_000, ge=0, description="Points a second for an address; 0 is no limit.")
    rate_address_most: int = Field(default=1_000_000, ge=1, description="So many points can be saved up for that.")
    rate_saves: int = Field(default=5_000, ge=0, description="Points a second for what one types; 0 is no limit.")
    rate_saves_most: int = Field(default=250_000, ge=1, description="So many points can be saved up for that.")
    trusted_proxies: str = Field(
        default="127.0.0.1", description="Addresses and networks of proxies whose X-Forwarded-For counts."
    )
    introspection: Literal["everyone", "signed_in", "nobody"] = Field(
        default="everyone", description="To whom the schema is told, and names that are like a misspelt one."
    )
    save_window: int = Field(default=300, description="Seconds within which saves by one person become one version.")
    plugins_blocked: str = Field(default="", description="Names of plugins not to load, separated by commas.")
    plugins_trace: bool = Field(
        default=False, description="A log line for each hook call: who was asked, and how long it took."
    )
    audit_anchors: str = Field(
        default="", description="File of the trail's anchors; empty for `audit-anchors.jsonl` in the data folder."
    )
    audit_anchor_interval: int = Field(
        default=600, ge=0, description="Seconds between anchors of the trail; 0 leaves them to `avustin audit anchor`."
    )
    log_level: LogLevel = Field(default=LogLevel.INFO, description="The least important log lines that are told.")
    log_format: LogFormat = Field(default=LogFormat.AUTO, description="How log lines are written.")
    drain: float = Field(default=0, ge=0, le=300, description="Seconds to serve on after a signal to stop.")
    shutdown: int = Field(default=30, ge=1, le=600, description="Seconds that requests get to finish at the end.")
    pg_bin: str = Field(default="", description="Folder of pg_dump and pg_restore; empty for those on the PATH.")
    demo_public: bool = Field(default=False, description="Lets other machines reach a demonstration.")
    address: str = Field(default="", description="Where people reach the server, such as https://avustukset.example.")
    secret: SecretStr = Field(
        default=SecretStr(""),
        description="Signs what a browser keeps; 32 characters or more, the same in all processes.",
    )
    oidc_issuer: str = Field(default="", description="The identity provider's issuer; empty where nobody signs in.")
    oidc_audience: str = Field(default="", description="The audience that access tokens must be meant for.")
    oidc_jwks: str = Field(default="", description="Where the provider's keys are; empty to find them by its metadata.")
    oidc_jwks_kept: int = Field(default=300, ge=1, description="Seconds for which the provider's keys are kept.")
    oidc_jwks_apart: int = Field(
        default=30, ge=0, description="Seconds at least between two fetches because of an unknown key."
    )
    oidc_token_type: str = Field(default="at+jwt", description="The `typ` that an access token must have.")
    oidc_leeway: int = Field(default=30, ge=0, le=300, description="Seconds by which the clocks may differ.")
    oidc_claims: dict[str, Any] = Field(
        default={}, description="Which claims say who somebody is, and what they may do; JSON."
    )
    oidc_client_id: str = Field(default="", description="The console's client id; empty where it has no sign-in.")
    oidc_client_secret: SecretStr = Field(default=SecretStr(""), description="The console's client secret.")
    oidc_scope: str = Field(default="openid profile email", description="What the console asks the provider for.")
    session_hours: int = Field(default=8, ge=1, le=24, description="Hours for which a browser stays signed in.")
    mail_host: str = Field(default="", description="The mail server; empty where mail waits until there is one.")
    mail_port: int = Field(default=587, ge=1, le=65535, description="The mail server's port.")
    mail_security: MailSecurity = Field(default=MailSecurity.STARTTLS, description="How the way there is encrypted.")
    mail_ca: str = Field(default="", description="File of the authorities that the server's certificate may be of.")
    mail_user: str = Field(default="", description="Name to sign in to the mail server with; empty to do without.")
    mail_password: SecretStr = Field(default=SecretStr(""), description="Password to sign in with.")
    mail_from: str = Field(default="", description="Whom mail comes from, such as Avustukset <avustukset@a.example>.")
    mail_reply_to: str = Field(default="", description="Where answers go; empty for where mail comes from.")
    mail_timeout: float = Field(default=30, gt=0, le=600, description="Seconds that the sending of one mail may take.")
    mail_attempts: int = Field(
        default=15, ge=1, le=50, description="Attempts before a mail waits for an administrator."
    )
    mail_poll: float = Field(default=5, gt=0, le=600, description="Seconds between looks at what is due.")
    mail_kept: bool = Field(default=False, description="Keeps mail to be read in the console, instead of sending it.")
    mail_worker: bool = Field(default=True, description="Whether server processes send mail; else `avustin work` does.")
    portal_application: str = Field(default="", description="Address of an application in the portal, as a pattern.")
    portal_completion: str = Field(default="", description="Address where a completion is answered, as a pattern.")
    portal_decision: str = Field(default="", description="Address of a decision in the portal, as a pattern.")
    portal_report: str = Field(default="", description="Address of a report in the portal, as a pattern.")
    time_limit_reminder: int = Field(
        default=3, ge=1, le=30, description="Days before a party's time limit ends, at which it is reminded of it."
    )
    report_reminder_before: int = Field(default=30, ge=1, le=365, description="Days before a report is due.")
    report_reminder_after: int = Field(default=7, ge=1, le=365, description="Days after a report was due.")

    @field_validator("portal_application", "portal_completion", "portal_decision", "portal_report")
    @classmethod
    def _is_pattern(cls, pattern: str) -> str:
        check_link(pattern)
        return pattern

    @field_validator("origins")
    @classmethod
    def _are_origins(cls, origins: str) -> str:
        return ",".join(origins_in(origins))

    @field_validator("files")
    @classmethod
    def _is_place(cls, place: str) -> str:
        check_place(place)
        return place

    @field_validator("authority_business_id")
    @classmethod
    def _is_business_id(cls, number: str) -> str:
        if number and not ytunnus.is_valid(number):
            raise ValueError("this isn't a business id: look at its digits and its check digit, such as 1234567-1")
        return number

    @field_validator("clamd")
    @classmethod
    def _is_scanner(cls, scanner: str) -> str:
        check_scanner(scanner)
        return scanner

    @field_validator("mail_from", "mail_reply_to")
    @classmethod
    def _is_sender(cls, sender: str) -> str:
        check_sender(sender)
        return sender

    @model_validator(mode="after")
    def _named_in_both_languages(self) -> Self:
        for name in ("authority", "authority_address", "court"):
            if bool(getattr(self, f"{name}_fi")) is not bool(getattr(self, f"{name}_sv")):
                raise ValueError(f"AVUSTIN_{name.upper()}_FI and _SV: letters are in either language, so give both")
        return self

    @model_validator(mode="after")
    def _mail_can_be_sent(self) -> Self:
        if self.mail_host and not self.mail_from:
            raise ValueError("AVUSTIN_MAIL_FROM: say whom mail comes from, since AVUSTIN_MAIL_HOST is set")
        if self.mail_user and self.mail_security is MailSecurity.NONE:
            raise ValueError("AVUSTIN_MAIL_SECURITY: a password is never sent in the clear; use starttls or tls")
        return self

    @model_validator(mode="after")
    def _allowances_suffice(self) -> Self:
        for name in ("rate_person", "rate_address", "rate_saves"):
            if getattr(self, name) and getattr(self, f"{name}_most") < max(self.limit_cost, 1_000):
                raise ValueError(
                    f"AVUSTIN_{name.upper()}_MOST: no operation of AVUSTIN_LIMIT_COST could ever be paid; give as much"
                )
        return self

    @model_validator(mode="after")
    def _scanner_is_real(self) -> Self:
        if self.clamd == DEMONSTRATION and not self.demo:
            raise ValueError("AVUSTIN_CLAMD: the scanner of demonstrations knows no virus; give host:port of a clamd")
        return self

    @model_validator(mode="after")
    def _documents_are_somewhere(self) -> Self:
        if self.trusted_mode != "off" and not self.trusted_documents:
            raise ValueError("AVUSTIN_TRUSTED_MODE: say in AVUSTIN_TRUSTED_DOCUMENTS where the trusted documents lie")
        return self

    @property
    def allowed_origins(self) -> tuple[str, ...]:
        """The origins whose pages may ask by script."""
        return origins_in(self.origins)

    @property
    def database_url(self) -> str:
        """The database's address: what is set, or the embedded file."""
        return self.database or f"sqlite+aiosqlite:///{self.data.absolute() / 'avustin.db'}"

    @property
    def anchors(self) -> Path:
        """Where the ends of the trail's chains are written beside the database."""
        return Path(self.audit_anchors) if self.audit_anchors else self.data.absolute() / "audit-anchors.jsonl"

    @property
    def file_folder(self) -> Path | None:
        """The folder in which attachments lie; None where they lie in an object storage."""
        if self.files.startswith(S3):
            return None
        return Path(self.files).absolute() if self.files else self.data.absolute() / "files"
