"""How often there was no plan, and why, for `/metrics`: a fixed few reasons, whatever is asked."""

from prometheus_client import Counter

FALLBACKS = Counter(
    "avustin_fallbacks_total", "Operations that had no plan and were run by Strawberry's executor.", ["reason"]
)
REASONS = {
    "not let in": "not_let_in",
    "not valid": "invalid",
    "no operation": "invalid",
    "variables that are refused": "invalid",
    "refused": "refused",
    "introspection": "introspection",
    "a subscription": "subscription",
    "a long document": "too_long",
    "long values": "too_long",
    "too many ids": "too_long",
    "an anomaly": "anomaly",
    "an error": "error",
    "a bug": "error",
}
OTHER = "not_planned"  #: a field or a value of which plans know nothing


def count(reason: str) -> None:
    """Counts one that had no plan."""
    FALLBACKS.labels(REASONS.get(reason.partition(":")[0], OTHER)).inc()
