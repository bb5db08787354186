"""Values of inputs as the core takes them: texts, sums and ids, refused with the name of the field."""

from decimal import Decimal
from uuid import UUID

import strawberry

from avustin_core.errors import InvalidInput
from avustin_core.plugin import Text
from avustin_schema.inputs import input_type
from avustin_schema.scalars import cents
from avustin_schema.types.common import row_id


@input_type(description="A text in Finnish and Swedish, and in English where it is written.")
class TextInput:
    """A text for people."""

    fi: str = strawberry.field(description="Finnish.")
    sv: str = strawberry.field(description="Swedish.")
    en: str | None = strawberry.field(default=None, description="English, as help.")

    def text(self) -> Text:
        """The core's text."""
        return Text(fi=self.fi, sv=self.sv, en=self.en)


def text_or_none(value: TextInput | None) -> Text | None:
    """The core's text, or None."""
    return value.text() if value else None


def sum_of(value: Decimal, *path: str) -> int:
    """A sum in cents; refuses parts of a cent and negative sums."""
    whole = cents(value)
    if whole is None or whole < 0:
        raise InvalidInput(
            *path,
            reason=Text(
                fi=f"{'.'.join(path)}: anna summa euroina enintään kahdella desimaalilla, esimerkiksi 1234.50.",
                sv=f"{'.'.join(path)}: ange beloppet i euro med högst två decimaler, till exempel 1234.50.",
                en=f"{'.'.join(path)}: give a sum in euros with two decimals at most, such as 1234.50.",
            ),
        )
    return whole


def sum_or_none(value: Decimal | None, *path: str) -> int | None:
    """A sum in cents, or None."""
    return None if value is None else sum_of(value, *path)


def id_or_none(value: str | None, type_name: str, *path: str) -> UUID | None:
    """The row of an id, or None."""
    return None if value is None else row_id(value, type_name, *path)
