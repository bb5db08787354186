"""Documents of a matter: attachments and what officials add."""

from datetime import datetime

import strawberry

from avustin_core.access import User
from avustin_core.documents import rights
from avustin_core.documents.models import Publicity
from avustin_core.matters.models import Matter
from avustin_schema.sources import Join, column, one, sourced
from avustin_schema.types.common import Action, Node, actions, global_id, id_of
from avustin_schema.types.organisations import Person


@sourced(
    rights.RIGHTS,
    joins={"matter": Join("matter_id", Matter, "Document"), "uploaded_by": Join("uploaded_by", User, "Person")},
)
class Document(Node):
    """A file of a matter."""

    id: strawberry.ID = id_of("Document")
    name: str = column("name", "The file's name as it was given.")
    media_type: str = column("media_type", "Its type, told from its content.")
    size: int = column("size", "Bytes.")
    sha256: str = column("sha256", "The checksum, in hexadecimal.")
    url: str = column(
        "id", "Where its bytes are, under this server.", lambda id: f"/documents/{global_id('Document', id)}"
    )
    publicity: Publicity = column("publicity", "Whether it is public by the Openness Act (621/1999).")
    ground: str | None = column("ground", "The item of 24 § for what is secret.")
    is_internal: bool = column(
        "is_internal", "Whether it is an official's own paper, which the party sees when the matter is closed."
    )
    uploaded_at: datetime = column("uploaded_at", "When it was added.")
    uploaded_by: Person | None = one("uploaded_by", "Who added it.")
    handed_in_at: datetime | None = column("handed_in_at", "When it came to the authority.")
    actions: list[Action] = actions(rights.GUARDS, rights.COLUMNS)
