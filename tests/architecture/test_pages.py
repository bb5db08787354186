"""Links between pages lead somewhere, every page is listed, and a page begins with its title."""

import re
from pathlib import Path

import pytest
from tests.architecture.house import DOCS, ROOT, pages, text_of

LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
NAMES = [str(page.relative_to(DOCS)) for page in pages()]


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings."""
    headings = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]
    return {f"{each}-{before}" if (before := plain[:place].count(each)) else each for place, each in enumerate(plain)}


def dead_links(page: Path) -> list[str]:
    """Links of a page that lead nowhere in the repository; addresses on the web aren't asked."""
    dead = []
    for found in LINK.finditer(CODE.sub("", text_of(page))):
        path, _, anchor = found["target"].partition("#")
        if "://" in path:
            continue
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(found["target"])
    return dead


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    assert dead_links(DOCS / name) == []


def test_links_of_the_readme_lead_somewhere() -> None:
    assert dead_links(ROOT / "README.md") == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_begins_with_its_title(name: str) -> None:
    assert re.match(r"# \S", text_of(DOCS / name))


def test_every_page_is_listed() -> None:
    listed = {found["target"] for found in LINK.finditer(text_of(DOCS / "README.md"))}

    assert [name for name in NAMES if name != "README.md" and name not in listed] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("explanation/decisions/")])
def test_a_decision_says_why_in_forty_lines(name: str) -> None:
    text = text_of(DOCS / name)

    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", Path(name).name)
    assert len(text.splitlines()) <= 40
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequence"]


def test_a_decision_has_a_number_of_its_own() -> None:
    numbers = [Path(name).name[:4] for name in NAMES if name.startswith("explanation/decisions/")]

    assert len(numbers) == len(set(numbers)) > 0
