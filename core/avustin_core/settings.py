"""What an installation may set, each from an environment variable with the prefix AVUSTIN_."""

from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings of one installation; `docs/reference/settings.md` lists them."""

    model_config = SettingsConfigDict(env_prefix="AVUSTIN_", frozen=True)

    data: Path = Field(default=Path(".avustin"), description="Folder of the embedded database and of the attachments.")
    database: str = Field(
        default="", description="SQLAlchemy URL of the database; empty for SQLite in the data folder."
    )
    demo: bool = Field(
        default=False,
        description="Demonstration mode: tokens printed at start, the clock settable, all of it fictional.",
    )
    largest_request: int = Field(default=256 * 1024, description="Largest GraphQL request, in bytes.")
    largest_file: int = Field(default=20 * 1024 * 1024, description="Largest attachment, in bytes.")
    save_window: int = Field(default=300, description="Seconds within which saves by one person become one version.")
    plugins_blocked: str = Field(default="", description="Names of plugins not to load, separated by commas.")
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

    @property
    def database_url(self) -> str:
        """The database's address: what is set, or the embedded file."""
        return self.database or f"sqlite+aiosqlite:///{self.data.absolute() / 'avustin.db'}"

    @property
    def files(self) -> Path:
        """Where attachments lie."""
        return self.data.absolute() / "files"
