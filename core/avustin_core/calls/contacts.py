"""Who answers questions about a call."""

from avustin_core.calls.models import Call
from avustin_core.plugin import Language


def contact_of(call: Call, language: Language) -> str:
    """On one line: the name in that language, the address and the number."""
    contact = call.contact or {}
    name = (contact.get("name") or {}).get(language.value)
    return ", ".join(part for part in (name, contact.get("email"), contact.get("phone")) if part)
