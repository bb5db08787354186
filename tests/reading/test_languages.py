"""Texts in the language of the reader, or in one that is asked for; what isn't written falls back, and says so."""

import orjson
from tests.reading.ways import both_ways

from avustin_core.plugin import Language
from avustin_core.work import Avustin

QUERY = """query ($wanted: Language) {
  organisations(first: 1) { nodes { name {
    text language english: text(language: EN) inEnglish: language(language: EN)
    asked: text(language: $wanted) inAsked: language(language: $wanted)
  } } }
  codeLists { name values { value label { text(language: SV) language(language: SV) en } } }
}"""


async def test_a_text_comes_in_the_language_that_is_asked_for_and_tells_where_it_fell_back(
    demonstration: Avustin,
) -> None:
    async with both_ways(demonstration) as ways:
        for language in Language:
            for wanted in (None, *Language):
                variables = {"wanted": wanted and wanted.name}
                assert await ways.both(QUERY, variables, language=language) is None
        answer = orjson.loads(orjson.dumps(await ways.planned(QUERY, {"wanted": "SV"})))

    (organisation,) = answer["organisations"]["nodes"]
    labels = {
        each["name"]: {label["value"]: label["label"] for label in each["values"]} for each in answer["codeLists"]
    }
    name = organisation["name"]
    assert (name["language"], name["inEnglish"], name["inAsked"]) == ("FI", "FI", "SV")
    assert name["english"] == name["text"]
    assert name["asked"]
    assert labels["ApplicationStatus"]["SUBMITTED"] == {"text": "Inlämnad", "language": "SV", "en": "Submitted"}
    assert labels["Digi2019YhteishankkeetTechnology"]


async def test_a_text_in_several_languages_is_sorted_by_the_one_that_the_reader_gets(demonstration: Avustin) -> None:
    async with both_ways(demonstration) as ways:
        for language in (Language.SV, Language.EN):
            query = "{ calls(orderBy: [{ field: TITLE }]) { pageInfo { endCursor } nodes { title { text } } } }"
            assert await ways.both(query, language=language) is None
