"""The figures as tables, with what issue 5 asks for beside them."""

from collections.abc import Iterator
from statistics import median

from tests.benchmarks.reading.measuring import Cost, Costs, ratio

AGAINST_BARE = {"Q1": 1.7, "Q2": 1.4, "Q3": 1.4, "M1": 4.0}
AGAINST_OFF = {"Q1": 3.0, "Q2": 8.0, "Q3": 8.0}
OFF_AGAINST_BARE = {"Q2": 14.0}


def verdict(found: float, target: float | None, *, least: bool = False) -> str:
    """A figure, and what is asked of it."""
    if target is None:
        return f"{found:.2f}"
    good = found >= target if least else found <= target
    return f"{found:.2f} ({'≥' if least else '≤'} {target:g}{'' if good else ', MISSED'})"


def costs(found: Costs) -> Iterator[str]:
    """One line for each question and server."""
    yield f"{'':4}{'':6}{'CPU ms server':>14}{'database':>10}{'requests/s':>12}{'p50 ms':>9}{'p95':>8}{'p99':>8}"
    for (question, kind), cost in sorted(found.items()):
        yield (
            f"{question:4}{kind:6}{median(cost.server):>14.3f}{median(cost.database):>10.3f}{median(cost.rate):>12.0f}"
            f"{cost.percentile(50):>9.2f}{cost.percentile(95):>8.2f}{cost.percentile(99):>8.2f}"
        )


def ratios(found: Costs) -> Iterator[str]:
    """What is asked of the ratios of server CPU, medians over rounds."""
    yield f"{'':4}{'on / bare':>22}{'off / on':>22}{'off / bare':>22}{'requests per CPU s':>20}"
    for question in sorted({question for question, _ in found}):
        on, off, bare = (found.get((question, kind)) for kind in ("on", "off", "bare"))
        cells = [
            _cell(on, bare, AGAINST_BARE.get(question)),
            _cell(off, on, AGAINST_OFF.get(question), least=True),
            _cell(off, bare, OFF_AGAINST_BARE.get(question)),
            f"{1000 / median(on.server):.0f}" if on else "",
        ]
        yield f"{question:4}{cells[0]:>22}{cells[1]:>22}{cells[2]:>22}{cells[3]:>20}"


def _cell(ours: Cost | None, theirs: Cost | None, target: float | None, *, least: bool = False) -> str:
    return verdict(ratio(ours.server, theirs.server), target, least=least) if ours and theirs else ""


def deep(found: Costs, kind: str = "on") -> str:
    """Q5 against the first page: server and database together."""
    first, last = found.get(("Q2", kind)), found.get(("Q5", kind))
    if not first or not last:
        return f"{kind}: there is no page 200"
    return f"{kind}: page 200 against the first, CPU of both {verdict(ratio(last.whole, first.whole), 1.3)}"


def growth(found: Costs) -> Iterator[str]:
    """The first page at each size against the cheapest."""
    firsts = {kind: cost for (question, kind), cost in found.items() if question == "Q2"}
    cheapest = min(median(cost.whole) for cost in firsts.values())
    for kind, cost in firsts.items():
        yield (
            f"{kind:>9} applications: first page {median(cost.whole):.3f} ms CPU of both, p50 {cost.percentile(50):.2f} ms, "
            f"against the cheapest {verdict(median(cost.whole) / cheapest, 1.3)}"
        )
