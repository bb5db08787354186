"""The provider's keys: kept, fetched anew when they turn, by one at a time; and what happens when nobody answers."""

import asyncio

import pytest
from joserfc.jwk import RSAKey
from tests.identity.forging import ISSUER, SETTINGS, Answering, reader, signed

from avustin_schema.http.identity.failing import NotAccepted, Unreachable
from avustin_schema.http.identity.provider import AGAIN, STALE, Provider

NEW = RSAKey.generate_key(2048, {"kid": "new", "alg": "RS256", "use": "sig"})
METADATA, KEYS = "/.well-known/openid-configuration", "/keys"
KEPT, APART = SETTINGS.oidc_jwks_kept, SETTINGS.oidc_jwks_apart


class Watch:
    """Seconds that pass when the test says."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def answering() -> Answering:
    """The provider's answers."""
    return Answering()


@pytest.fixture
def watch() -> Watch:
    """The machine's seconds."""
    return Watch()


@pytest.fixture
def provider(answering: Answering, watch: Watch) -> Provider:
    """The provider as the server knows it."""
    return Provider(SETTINGS, fetch=answering.fetch, seconds=watch)


class TestItsKeys:
    async def test_are_fetched_once_for_many_at_once(self, provider: Provider, answering: Answering) -> None:
        tokens = reader(provider)

        await asyncio.gather(*(tokens.read(signed()) for _ in range(20)))

        assert answering.asked == [METADATA, KEYS]

    async def test_are_fetched_anew_when_they_are_old(
        self, provider: Provider, answering: Answering, watch: Watch
    ) -> None:
        tokens = reader(provider)
        await tokens.read(signed())

        answering.keys, watch.now = [NEW], watch.now + KEPT + 1

        with pytest.raises(NotAccepted):
            await tokens.read(signed())  # of a key that the provider withdrew
        assert answering.asked == [METADATA, KEYS, KEYS]

    async def test_that_are_unknown_make_it_look_but_not_too_often(
        self, provider: Provider, answering: Answering, watch: Watch
    ) -> None:
        tokens = reader(provider)
        await tokens.read(signed())
        answering.keys = [NEW]
        with pytest.raises(NotAccepted):
            await tokens.read(signed(NEW))

        watch.now += APART + 1
        await tokens.read(signed(NEW))
        for number in range(20):
            with pytest.raises(NotAccepted):
                await tokens.read(signed(header={"kid": f"made up {number}"}))

        assert answering.asked == [METADATA, KEYS, KEYS]

    async def test_may_be_said_without_metadata(self, answering: Answering) -> None:
        settings = SETTINGS.model_copy(update={"oidc_jwks": f"{ISSUER}/keys"})

        await reader(Provider(settings, fetch=answering.fetch), settings).read(signed())

        assert answering.asked == [KEYS]


class TestWithoutAnAnswer:
    async def test_nobody_can_be_told_from_anybody_and_it_is_left_in_peace_for_a_while(
        self, provider: Provider, answering: Answering, watch: Watch
    ) -> None:
        answering.fails = True
        tokens = reader(provider)
        for _ in range(5):
            with pytest.raises(Unreachable):
                await tokens.read(signed())
        assert answering.asked == [METADATA]

        answering.fails, watch.now = False, watch.now + AGAIN
        await tokens.read(signed())

    async def test_the_old_keys_serve_for_a_while_and_not_for_ever(
        self, provider: Provider, answering: Answering, watch: Watch
    ) -> None:
        tokens = reader(provider)
        await tokens.read(signed())
        answering.fails, watch.now = True, watch.now + KEPT * STALE

        await tokens.read(signed())
        watch.now += 1

        with pytest.raises(Unreachable):
            await tokens.read(signed())

    @pytest.mark.parametrize("keys", [[], None])
    async def test_an_answer_that_cant_be_used_is_none(
        self, provider: Provider, answering: Answering, keys: list[object] | None
    ) -> None:
        answering.keys, answering.issuer = ([], ISSUER) if keys is not None else ([NEW], "https://other.example")

        with pytest.raises(Unreachable):
            await reader(provider).read(signed(NEW))


async def test_one_who_asks_with_a_known_key_doesnt_wait_for_new_ones(answering: Answering, watch: Watch) -> None:
    going_on = asyncio.Event()

    async def slow(address: str) -> object:
        if len(answering.asked) >= 2:
            await going_on.wait()
        return await answering.fetch(address)

    tokens = reader(Provider(SETTINGS, fetch=slow, seconds=watch))
    await tokens.read(signed())
    watch.now += KEPT + 1
    first = asyncio.create_task(tokens.read(signed()))
    await asyncio.sleep(0)

    await tokens.read(signed())

    going_on.set()
    await first
