"""Why the value of a variable can't be used, told in the reader's language: GraphQL itself says it in English only."""

import re

from avustin_core.plugin import Language, Text

NUMBER = Text(
    fi="Anna kokonaisluku väliltä −2 147 483 648 – 2 147 483 647.",
    sv="Ange ett heltal mellan −2 147 483 648 och 2 147 483 647.",
    en="Give a whole number of 32 bits.",
)
MISSING = Text(fi="Kohta {0} puuttuu.", sv="{0} saknas.", en="{0} is missing.")
EMPTY = Text(fi="Arvo puuttuu.", sv="Värdet saknas.", en="There is no value.")
OPTION = Text(
    fi="Vaihtoehtoa {0} ei ole. Katso luettelon {1} arvot.",
    sv="Det finns inget alternativ {0}. Se värdena i {1}.",
    en="There is no option {0}. See the values of {1}.",
)
REASONS: tuple[tuple[str, Text], ...] = (
    (r"to include required field '(\w+)'", MISSING),
    (r"of non-null type", EMPTY),
    (r"must be non-null", EMPTY),
    (r"not to include unknown field '(\w+)'", Text(fi="Kohtaa {0} ei ole.", sv="{0} finns inte.", en="There is no {0}.")),
    (r"to be an object", Text(fi="Anna olio.", sv="Ange ett objekt.", en="Give an object.")),
    (r"Value '(\w*)' does not exist in '(\w+)' enum", OPTION),
    (r"Enum '(\w+)' cannot represent",
     Text(fi="Anna jokin luettelon {0} arvoista.", sv="Ange ett av värdena i {0}.", en="Give one of the values of {0}.")),
    (r"Int cannot represent", NUMBER),
    (r"String cannot represent", Text(fi="Anna teksti.", sv="Ange en text.", en="Give a text.")),
    (r"ID cannot represent", Text(fi="Anna tunniste tekstinä.", sv="Ange id som text.", en="Give the id as a text.")),
    (r"Boolean cannot represent", Text(fi="Anna true tai false.", sv="Ange true eller false.", en="Give true or false.")),
    (r"DateTime is a moment with a zone",
     Text(fi="Anna ajankohta aikavyöhykkeineen, esimerkiksi 2019-09-19T16:15:00+03:00.",
          sv="Ange tidpunkten med tidszon, till exempel 2019-09-19T16:15:00+03:00.",
          en="Give the moment with its time zone, such as 2019-09-19T16:15:00+03:00.")),
    (r"OneOf Input Object '(\w+)' must specify exactly one key",
     Text(fi="Anna täsmälleen yksi kohta ({0}).", sv="Ange exakt en punkt ({0}).", en="Give exactly one member of {0}.")),
)  # fmt: skip


def why(text: str, language: Language) -> str:
    """GraphQL's reason as a sentence; empty in Finnish and Swedish when it is none of those that are known."""
    for pattern, said in REASONS:
        if found := re.search(pattern, text):
            return said.get(language).format(*found.groups())
    return text.strip() if language is Language.EN else ""


def missing_field(text: str) -> list[str]:
    """The name of the field that isn't there, when that is the reason."""
    return re.findall(r"to include required field '(\w+)'", text)


def is_coercion(text: str) -> bool:
    """Whether it is about a member of a @oneOf input, of which GraphQL doesn't say to which variable it belongs."""
    return bool(re.match(r"OneOf Input Object '|Value for member field '", text))
