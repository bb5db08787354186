"""A new decision in the place of one that its party knows: on a ground of law, and to its detriment only as the law lets."""

from dataclasses import asdict, dataclass
from typing import Any

from avustin_core.decisions.models import Decision
from avustin_core.decisions.refusals import (
    ConsentMissing,
    CorrectionOnlyInFavour,
    CorrectionUnreasoned,
    NoReviewPending,
)
from avustin_core.plugin import Choice, option


class CorrectionGround(Choice):
    """Why a decision is replaced (Administrative Procedure Act 434/2003)."""

    CLERICAL = option(
        fi="Kirjoitus- tai laskuvirhe (hallintolaki 51 §)", sv="Skriv- eller räknefel (51 § i förvaltningslagen)",
        en="A clerical error or a miscalculation (51 §)",
    )  # fmt: skip
    WRONG_FACTS = option(
        fi="Selvästi virheellinen tai puutteellinen selvitys (hallintolaki 50 § 1 mom. 1 kohta)",
        sv="Klart oriktig eller bristfällig utredning (50 § 1 mom. 1 punkten i förvaltningslagen)",
        en="Clearly wrong or incomplete facts (50 § 1 mom. 1)",
    )
    WRONG_LAW = option(
        fi="Ilmeisen väärä lain soveltaminen (hallintolaki 50 § 1 mom. 2 kohta)",
        sv="Uppenbart oriktig tillämpning av lag (50 § 1 mom. 2 punkten i förvaltningslagen)",
        en="Obviously wrong application of law (50 § 1 mom. 2)",
    )
    PROCEDURE = option(
        fi="Menettelyvirhe (hallintolaki 50 § 1 mom. 3 kohta)",
        sv="Fel i förfarandet (50 § 1 mom. 3 punkten i förvaltningslagen)",
        en="An error of procedure (50 § 1 mom. 3)",
    )
    NEW_FACTS = option(
        fi="Uusi selvitys, joka voi olennaisesti vaikuttaa päätökseen (hallintolaki 50 § 1 mom. 4 kohta)",
        sv="Ny utredning som väsentligt kan påverka beslutet (50 § 1 mom. 4 punkten i förvaltningslagen)",
        en="New facts that may change the decision essentially, in the party's favour only (50 § 1 mom. 4)",
    )
    REVIEW = option(
        fi="Oikaisuvaatimus (hallintolaki 49 g §)", sv="Begäran om omprövning (49 g § i förvaltningslagen)",
        en="A request for review (49 g §)",
    )  # fmt: skip


NEEDS_CONSENT = (CorrectionGround.WRONG_FACTS, CorrectionGround.WRONG_LAW, CorrectionGround.PROCEDURE)


@dataclass(frozen=True, kw_only=True)
class Correction:
    """On which ground, and why. To its detriment the party consents, or caused an obvious error itself (50 § 2 mom.)."""

    ground: CorrectionGround
    why: str
    party_consents: bool = False
    caused_by_party: bool = False

    def kept(self) -> dict[str, Any]:
        """As a decision's row keeps it."""
        return {**asdict(self), "ground": self.ground.value, "why": self.why.strip()}


def check_correction(decision: Decision, before: Decision | None) -> None:
    """Refuses a decision that takes the place of a notified one without a ground, or to the party's detriment without right."""
    if before is None or before.notified_at is None or before.released_at:
        return
    kept = decision.correction
    if not kept or not kept["why"]:
        raise CorrectionUnreasoned("correction")
    ground, harms = CorrectionGround(kept["ground"]), decision.amount < before.amount
    if ground is CorrectionGround.REVIEW and before.contested_at is None:
        raise NoReviewPending("correction", "ground")
    if harms and ground is CorrectionGround.NEW_FACTS:
        raise CorrectionOnlyInFavour("correction", "ground")
    if harms and ground in NEEDS_CONSENT and not (kept["party_consents"] or kept["caused_by_party"]):
        raise ConsentMissing("correction", "partyConsents")
