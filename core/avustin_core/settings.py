"""What an installation may set, each from an environment variable with the prefix AVUSTIN_."""

from pathlib import Path

from pydantic import Field
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

    @property
    def database_url(self) -> str:
        """The database's address: what is set, or the embedded file."""
        return self.database or f"sqlite+aiosqlite:///{self.data.absolute() / 'avustin.db'}"

    @property
    def files(self) -> Path:
        """Where attachments lie."""
        return self.data.absolute() / "files"
