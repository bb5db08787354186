"""Addresses that let in whoever has them: signed with the installation's secret, or a key in its data folder."""

import os
import secrets
from contextlib import suppress
from functools import lru_cache
from hmac import compare_digest
from pathlib import Path
from uuid import UUID

from itsdangerous import Signer

from avustin_core.settings import Settings
from avustin_core.storage import global_id

SALT = "avustin.upload"


def address_of_upload(settings: Settings, id: UUID) -> str:
    """Where the bytes of an upload are sent, under this server."""
    return f"/uploads/{global_id('FileUpload', id)}?token={_token(settings, id)}"


def is_of_upload(settings: Settings, id: UUID, token: str) -> bool:
    """Whether the token is that upload's. How long it counts, the upload itself says."""
    return compare_digest(_token(settings, id).encode(), token.encode())


def _token(settings: Settings, id: UUID) -> str:
    key = settings.secret.get_secret_value() or _key_in(settings.data.absolute())
    return Signer(key, salt=SALT).get_signature(id.hex).decode()


@lru_cache(maxsize=8)
def _key_in(folder: Path) -> str:
    """A key that is made once, for the processes of this machine; several machines have AVUSTIN_SECRET."""
    file = folder / "upload-key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        made = folder / f"upload-key.{os.getpid()}"
        made.touch(0o600)
        made.write_text(secrets.token_urlsafe(32))
        with suppress(FileExistsError):
            os.link(made, file)  # whole or not at all, and only by the first one
        made.unlink()
    return file.read_text()
