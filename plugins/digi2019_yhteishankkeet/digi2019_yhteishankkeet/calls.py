"""The 2019 call as it was held, for an official to open again in demonstration."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from avustin_core.plugin import CallTemplate
from decree_893_2019.notice import (
    ASSESSED_BY_THE_DECREE,
    EQUAL_TREATMENT,
    HOW_MUCH,
    TERMS_OF_USE,
    WHAT_IS_PAID_FOR,
    paragraphs,
)
from decree_893_2019.sources import CALL_PAGE, CALL_TERMS, GUIDANCE, RELEASE_OF_CALL_2, RESULTS_OF_CALL_2
from digi2019_yhteishankkeet import texts

HELSINKI = ZoneInfo("Europe/Helsinki")

CALL_2019 = CallTemplate(
    key="2019",
    title=texts.NAME,
    summary=texts.SUMMARY,
    instructions=paragraphs(
        texts.WHO_MAY_APPLY, texts.WHAT_IS_FUNDED, texts.WHAT_IS_NOT_FUNDED, WHAT_IS_PAID_FOR, HOW_MUCH, EQUAL_TREATMENT
    ),
    terms=paragraphs(TERMS_OF_USE, texts.CALL_TERMS, ASSESSED_BY_THE_DECREE, texts.ASSESSMENT),
    contact=None,
    opens=datetime(2019, 11, 13, tzinfo=HELSINKI),
    closes=datetime(2019, 12, 19, 16, 15, tzinfo=HELSINKI),
    settings={"projects_end_by": date(2021, 11, 30)},
    sources=(
        CALL_TERMS,
        CALL_PAGE,
        "893/2019",
        RELEASE_OF_CALL_2,
        "https://www.kuntaliitto.fi/ajankohtaista/2019/kuntien-digitalisaation-valtionavustushaku-yhteishankkeisiin-kaynnissa",
        RESULTS_OF_CALL_2,
        GUIDANCE,
    ),
    published_facts=texts.PUBLISHED_FACTS,
)
