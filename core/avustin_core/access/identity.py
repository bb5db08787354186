"""What an identity provider asserts of somebody: only the claims that the installation's configuration names are read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator

from avustin_core.access.models import Mandate
from avustin_core.plugin import Language, Role
from avustin_core.storage import row_of

NOT_OFFICIALS = (Role.PUBLIC, Role.EDITOR, Role.SIGNATORY, Role.PARTICIPANT)
LONGEST = 255  #: of a subject, a name and an address, in characters


class NoSubject(ValueError):
    """The provider doesn't say who it is."""


class RolesClaim(BaseModel):
    """A claim with names of groups: `values` gives a role for a name; what begins with `prefix` names a role itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    claim: str
    values: Mapping[str, str] = Field(default_factory=dict)
    prefix: str = ""

    @field_validator("values")
    @classmethod
    def _known(cls, values: Mapping[str, str]) -> Mapping[str, str]:
        for value in values.values():
            if role_of(value) is None:
                raise ValueError(f"{value!r} is no official's role, nor ROLE@call with a call's id")
        return values


class OrganisationsClaim(BaseModel):
    """A claim with organisations: each an object with a business id and mandates, of which `values` gives ours."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    claim: str
    business_id: str = "identifier"
    mandates: str = "roles"
    values: Mapping[str, Mandate]


class Claims(BaseModel):
    """Which claims say what. A name with dots leads into objects, unless there is a claim of that whole name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    subject: str = "sub"
    name: str = "name"
    email: str = "email"
    language: str = "locale"
    roles: RolesClaim | None = None
    organisations: OrganisationsClaim | None = None


@dataclass(frozen=True)
class Identity:
    """Somebody as the provider asserts. The asserted roles and mandates hold for the token, or the sign-in, only."""

    subject: str  #: with its issuer
    name: str | None = None
    email: str | None = None
    language: Language | None = None
    roles: frozenset[tuple[Role, UUID | None]] = frozenset()
    mandates: Mapping[str, Mandate] = field(default_factory=dict)  #: by business id

    def kept(self) -> dict[str, Any]:
        """What is asserted, as a sign-in keeps it."""
        roles = [[role.name, call.hex if call else None] for role, call in sorted(self.roles, key=str)]
        return {"roles": roles, "mandates": {id: mandate.name for id, mandate in self.mandates.items()}}

    @classmethod
    def of_kept(cls, subject: str, kept: Mapping[str, Any]) -> "Identity":
        """The same, from what a sign-in kept."""
        return cls(
            subject,
            roles=frozenset((Role[name], UUID(call) if call else None) for name, call in kept["roles"]),
            mandates={id: Mandate[name] for id, name in kept["mandates"].items()},
        )


def subject_of(issuer: str, subject: str) -> str:
    """The name by which we know an issuer's subject: no other issuer's can be the same, for an address has no space."""
    return f"{issuer} {subject}" if issuer else subject


def identity_of(claims: Mapping[str, Any], configured: Claims, issuer: str) -> Identity:
    """Who the claims are of, and what they assert. Values of other types than they should have are left out."""
    subject = _text(_found(claims, configured.subject))
    if subject is None:
        raise NoSubject(configured.subject)
    return Identity(
        subject=subject_of(issuer, subject),
        name=_text(_found(claims, configured.name)),
        email=_text(_found(claims, configured.email)),
        language=_language(_text(_found(claims, configured.language))),
        roles=frozenset(_roles(claims, configured.roles)) if configured.roles else frozenset(),
        mandates=dict(_mandates(claims, configured.organisations)) if configured.organisations else {},
    )


def role_of(text: str) -> tuple[Role, UUID | None] | None:
    """An official's role written as ROLE, which is held in all calls, or as ROLE@call with a call's id."""
    name, at, call = text.partition("@")
    role = Role.__members__.get(name)
    call_id = row_of(call, "Call") if at else None
    if role is None or role in NOT_OFFICIALS or (at and call_id is None):
        return None
    return role, call_id


def _roles(claims: Mapping[str, Any], configured: RolesClaim) -> Iterator[tuple[Role, UUID | None]]:
    for name in _texts(_found(claims, configured.claim)):
        written = configured.values.get(name)
        if written is None and configured.prefix and name.startswith(configured.prefix):
            written = name.removeprefix(configured.prefix)
        if written is not None and (role := role_of(written)):
            yield role


def _mandates(claims: Mapping[str, Any], configured: OrganisationsClaim) -> Iterator[tuple[str, Mandate]]:
    asserted = _found(claims, configured.claim)
    for each in asserted if isinstance(asserted, list) else [asserted]:
        if not isinstance(each, dict) or (id := _text(_found(each, configured.business_id))) is None:
            continue
        codes = _texts(_found(each, configured.mandates))
        given = [configured.values[code] for code in codes if code in configured.values]
        if given:
            yield id, best(given)


def best(mandates: Iterable[Mandate]) -> Mandate:
    """The one that allows the most."""
    return Mandate.SIGNATORY if Mandate.SIGNATORY in tuple(mandates) else Mandate.EDITOR


def _found(claims: Mapping[str, Any], name: str) -> Any:
    if name in claims:
        return claims[name]
    value: Any = claims
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _text(value: Any) -> str | None:
    """A text that a database keeps, as it is: a subject with a space at its end is another. None for what is none."""
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        return None
    return None if any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in value) else value


def _texts(value: Any) -> list[str]:
    """The texts of a list, or of a text with spaces between them."""
    parts = value.split() if isinstance(value, str) else value if isinstance(value, list) else []
    return [part for part in parts if isinstance(part, str)]


def _language(value: str | None) -> Language | None:
    known = {language.value: language for language in Language}
    return known.get(value.replace("_", "-").split("-")[0].lower()) if value else None
