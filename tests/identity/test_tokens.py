"""Access tokens: who has one is let in as its subject, and no other token lets in anybody."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.identity.forging import (
    AUDIENCE,
    EC,
    ISSUER,
    OTHERS,
    RSA,
    SAME,
    SETTINGS,
    Answering,
    part,
    reader,
    signed,
    signed_with_the_public_key,
    tampered,
    unsigned,
)

from avustin_core.access.identity import Identity
from avustin_schema.http.identity.failing import NotAccepted
from avustin_schema.http.identity.provider import Provider


def now() -> int:
    """The machine's seconds: tokens are made when they are used."""
    return int(time.time())


REFUSED: dict[str, Callable[[], str]] = {
    "tampered": lambda: tampered(signed(), sub="administrator"),
    "expired": lambda: signed(exp=now() - 31),
    "not yet valid": lambda: signed(nbf=now() + 120),
    "issued in the future": lambda: signed(iat=now() + 120),
    "without an end": lambda: signed(exp=None),
    "of another issuer": lambda: signed(iss="https://id.example.evil"),
    "without an issuer": lambda: signed(iss=None),
    "for another audience": lambda: signed(aud="https://other.example/api"),
    "for no audience": lambda: signed(aud=None),
    "for several others": lambda: signed(aud=["one", "two"]),
    "without a subject": lambda: signed(sub=None),
    "with an empty subject": lambda: signed(sub=" "),
    "with a subject that is a number": lambda: signed(sub=1),
    "unsigned": lambda: unsigned(),
    "signed with the public key as a secret": lambda: signed_with_the_public_key(),
    "signed by somebody else under the same name": lambda: signed(OTHERS),
    "signed with a key under no name": lambda: signed(header={"kid": None}),
    "signed with an unknown key": lambda: signed(header={"kid": "unknown"}),
    "with another algorithm": lambda: signed(SAME, alg="RS512"),
    "an id token": lambda: signed(header={"typ": "JWT"}, aud="console", nonce="n"),
    "of no type": lambda: signed(header={"typ": None}),
    "with its own key": lambda: signed(OTHERS, header={"jwk": OTHERS.as_dict(private=False), "kid": "new"}),
    "that points at keys elsewhere": lambda: signed(OTHERS, header={"jku": "https://evil.example/keys", "kid": "new"}),
    "with a demand that isn't understood": lambda: signed(header={"crit": ["ours"], "ours": True}),
    "of the demonstration": lambda: "demo-paakayttaja",
    "nothing": lambda: "",
    "dots": lambda: "..",
    "too long": lambda: signed(name="a" * 200_000),
}


@pytest.fixture
def answering() -> Answering:
    """The provider's answers."""
    return Answering()


@pytest.mark.parametrize(("key", "alg"), [(RSA, "RS256"), (EC, "ES256")])
async def test_a_token_of_the_provider_lets_in_as_its_subject(answering: Answering, key: Any, alg: str) -> None:
    tokens = reader(Provider(SETTINGS, fetch=answering.fetch))

    found = await tokens.read(signed(key, alg=alg, aud=["other", AUDIENCE], name="Aino Esimerkki", exp=now() - 5))

    assert found == Identity(f"{ISSUER} aino", name="Aino Esimerkki")  # late by less than the leeway


@pytest.mark.parametrize("token", REFUSED.values(), ids=REFUSED.keys())
async def test_no_other_token_lets_in(answering: Answering, token: Callable[[], str]) -> None:
    tokens = reader(Provider(SETTINGS, fetch=answering.fetch))

    with pytest.raises(NotAccepted):
        await tokens.read(token())
    assert {address for address in answering.asked if "evil" in address} == set()


async def test_what_is_no_token_of_ours_makes_nobody_ask_the_provider(answering: Answering) -> None:
    tokens = reader(Provider(SETTINGS, fetch=answering.fetch))

    for token in (unsigned(), signed_with_the_public_key(), REFUSED["an id token"](), "demo-paakayttaja"):
        with pytest.raises(NotAccepted):
            await tokens.read(token)

    assert answering.asked == []


async def test_the_type_of_token_is_configured(answering: Answering) -> None:
    settings = SETTINGS.model_copy(update={"oidc_token_type": "JWT"})
    tokens = reader(Provider(settings, fetch=answering.fetch), settings)

    assert (await tokens.read(signed(header={"typ": "application/jwt"}))).subject == f"{ISSUER} aino"
    with pytest.raises(NotAccepted):
        await tokens.read(signed())


JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=9),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(
    header=some.dictionaries(some.sampled_from(["alg", "typ", "kid", "crit", "b64", "x"]), JSON, max_size=4), of=JSON
)
async def test_garbage_is_refused_and_breaks_nothing(header: dict[str, Any], of: Any) -> None:
    answering = Answering()
    tokens = reader(Provider(SETTINGS, fetch=answering.fetch))
    head, body, signature = signed().split(".")
    for token in (tampered(f"{head}.{body}.{signature}", sub=of, exp=of), _with_header(header, body, signature)):
        with pytest.raises(NotAccepted):
            await tokens.read(token)


def _with_header(header: dict[str, Any], body: str, signature: str) -> str:
    return f"{part({'typ': 'at+jwt', 'alg': 'RS256', 'kid': 'rsa'} | header)}.{body}.{signature}"
