"""Scores: what an assessor says of each criterion, checked against the call's pinned ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from avustin_core.assessments.criteria import PinnedCriterion
from avustin_core.assessments.refusals import (
    AssessmentIncomplete,
    ScoreNotTaken,
    ScoreOutsideScale,
    UnknownCriterion,
    YesNoNotTaken,
)
from avustin_core.plugin import Text

Criteria = Mapping[str, PinnedCriterion]
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Score:
    """What is said of one criterion: points where it has a scale, yes or no where it is a threshold or a priority."""

    criterion: str
    score: Decimal | None = None
    is_met: bool | None = None
    reason: str = ""


def stored(criteria: Criteria, scores: Sequence[Score]) -> list[dict[str, Any]]:
    """The scores as they are kept, in the order of the call's criteria. Refuses what a criterion doesn't take."""
    for index, each in enumerate(scores):
        _check(criteria, each, ("scores", str(index)))
    given = {each.criterion: each for each in scores}
    if repeated := next((one.criterion for one in scores if given[one.criterion] is not one), None):
        raise UnknownCriterion("scores", criterion=repeated)
    return [_stored(given[key]) for key in criteria if key in given]


def _stored(score: Score) -> dict[str, Any]:
    points = None if score.score is None else format(score.score, "f")
    return {"criterion": score.criterion, "score": points, "isMet": score.is_met, "reason": score.reason.strip()}


def _check(criteria: Criteria, score: Score, path: tuple[str, ...]) -> None:
    criterion = criteria.get(score.criterion)
    if criterion is None:
        raise UnknownCriterion(*path, "criterion", criterion=score.criterion)
    if score.score is not None and not criterion.takes_score:
        raise ScoreNotTaken(*path, "score")
    if score.score is not None and not _lies_on(criterion, score.score):
        raise ScoreOutsideScale(*path, "score", lowest=criterion.lowest, highest=criterion.highest)
    if score.is_met is not None and not criterion.takes_yes_no:
        raise YesNoNotTaken(*path, "isMet")


def _lies_on(criterion: PinnedCriterion, score: Decimal) -> bool:
    if criterion.lowest is None or criterion.highest is None or not score.is_finite():
        return False
    return criterion.lowest <= score <= criterion.highest and score % HUNDREDTH == 0


def check_complete(criteria: Criteria, scores: Iterable[Mapping[str, Any]]) -> None:
    """Refuses, naming the criteria, while a reason, a score or an answer is missing."""
    said = {each["criterion"]: each for each in scores}
    lacking = [key for key, criterion in criteria.items() if not _is_complete(criterion, said.get(key))]
    if lacking:
        raise AssessmentIncomplete("scores", *lacking[:1], criteria=_names(criteria, lacking))


def _is_complete(criterion: PinnedCriterion, said: Mapping[str, Any] | None) -> bool:
    if said is None or not said["reason"]:
        return False
    return (said["score"] is not None or not criterion.takes_score) and (
        said["isMet"] is not None or not criterion.takes_yes_no
    )


def _names(criteria: Criteria, keys: Iterable[str]) -> Text:
    names = [(criteria[key].name, key) for key in keys]
    fi, sv, en = (
        ", ".join(name.get(code) or name.get("fi") or key for name, key in names) for code in ("fi", "sv", "en")
    )
    return Text(fi, sv, en)
