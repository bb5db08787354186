"""Forms that were imported, as an applicant sees them: every question drawn under its label, in both languages."""

from pathlib import Path

import pytest
from playwright.async_api import expect
from tests.browser.conftest import Visit
from tests.browser.test_preview import axe, checked, field, opened, violations
from tests.importing.helsinki import HELSINKI, NAMES, form_class
from tests.walks.serving import serving

from avustin_core.clock import SetClock
from avustin_core.forms import spec_of
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.work import Avustin

assert axe


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_all_six_are_drawn_and_ask_more_when_they_are_answered(
    database: str, visit: Visit, axe: str, clock: SetClock, tmp_path: Path
) -> None:
    avustin = Avustin(Settings(data=tmp_path, database=database), Registry.installed(extra=[HELSINKI]), clock=clock)
    async with serving(avustin, {}) as http:
        page = await visit()
        for number, name in enumerate(NAMES):
            language = ("fi", "sv")[number % 2]
            await opened(page, str(http.base_url).rstrip("/"), programme=name, language=language)
            labels = {each.name: each.label.get(language) for each in spec_of(form_class(name)).fields}
            drawn = await page.evaluate(
                "names => Object.fromEntries(names.map(n => [n, document.getElementById(`root_${n}__field`)?.innerText]))",
                list(labels),
            )
            assert {each for each, label in labels.items() if label not in (drawn[each] or "")} == set()

        await opened(page, str(http.base_url).rstrip("/"), programme="liikunta_tapahtuma", language="sv")
        how = field(page, "eventInfo_equalityHow")
        await expect(how).to_have_count(0)
        await field(page, "eventInfo_equality").get_by_label("Ja").check()
        await expect(how).to_be_visible(timeout=20_000)
        await checked(page)
        assert await violations(page, axe) == []
        await page.close()
