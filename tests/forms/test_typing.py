"""What a type checker tells an author before anything runs."""

from pathlib import Path
from zlib import crc32

from mypy import api

ROOT = Path(__file__).parents[2]
GOOD = """
from avustin_core.plugin import REGISTER, ApplicationForm, Choice, LongText, field, includes, option

class Theme(Choice):
    A = option(fi="a", sv="b")

class Form(ApplicationForm, version="1.0"):
    themes: list[Theme] = field(fi="a", sv="b", visible=REGISTER)
    text: LongText = field(fi="a", sv="b", visible=REGISTER, when=includes(themes, Theme.A))

def length(form: Form) -> int:
    return len(form.text) + len(form.themes[0].label.fi)
"""
BAD = {
    'field(fi="a", sv="b", visible=REGISTER, when': ('field(fi="a", when', 'Missing named argument "sv"'),
    "includes(themes, Theme.A)": ("includes(thmes, Theme.A)", 'Name "thmes" is not defined'),
    "form.text": ("form.txt", 'has no attribute "txt"'),
}


def checked(source: str, folder: Path) -> str:
    file = folder / f"plugin_{crc32(source.encode())}.py"  # its own name: the cache goes by size and time
    file.write_text(source)
    cache = ["--cache-dir", str(folder / "cache")]
    return api.run(["--strict", "--config-file", str(ROOT / "pyproject.toml"), *cache, str(file)])[0]


def test_a_right_form_passes_and_slips_are_type_errors(tmp_path: Path) -> None:
    assert "Success" in checked(GOOD, tmp_path)
    for right, (wrong, told) in BAD.items():
        assert told in checked(GOOD.replace(right, wrong), tmp_path)
