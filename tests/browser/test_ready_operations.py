"""Every ready operation runs as it stands, as whom the console chooses for its group, on the demonstration as it is made."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from tests.browser.console import Console

from avustin_schema.console.ready import ready

GROUPS = ("public", "applicant", "official", "administrator")


async def test_every_ready_operation_runs_as_it_stands(console: Console, today: datetime) -> None:
    ran, refused = [], {}
    followed = {(each.group, each.title) for each in ready() if each.query.startswith("subscription")}
    for group in GROUPS:
        for title in await console.group(group):
            await console.pick(title)
            ran.append((group, title))
            if (group, title) in followed:
                await console.follow()
                continue
            answer = await console.press()
            if told := list(errors_in(answer)):
                refused[group, title] = told

    assert refused == {}
    assert ran == sorted(((each.group, each.title) for each in ready()), key=lambda each: GROUPS.index(each[0]))


def errors_in(answer: Any) -> Iterator[Any]:
    """What stands in any list named `errors`."""
    if isinstance(answer, list):
        for each in answer:
            yield from errors_in(each)
    elif isinstance(answer, dict):
        yield from answer.get("errors") or []
        for each in answer.values():
            yield from errors_in(each)
