"""Forms of other hands: other drafts, conditions of each kind, and what can't be a form."""

from typing import Any

import pytest

from avustin_core.forms import check_form, spec_of
from avustin_core.importing import CannotImport, Imported, import_form, loaded, read_translations
from avustin_core.plugin import Form, Kind


def made(schema: Any, ui: Any = None, **more: Any) -> Imported:
    """The form, imported under the name Made."""
    return import_form(schema, ui, name="Made", **more)


def form_of(found: Imported) -> type[Form]:
    """Its class, which has no fault."""
    form = loaded(found.code, "Made")
    assert check_form(form) == []
    return form


def asked(**properties: Any) -> dict[str, Any]:
    """A schema of an object."""
    return {"type": "object", "title": "Hakemus", "properties": properties}


def test_kinds_are_told_by_type_format_control_and_name() -> None:
    schema = asked(
        mail={"type": "string", "format": "email"}, tilinumero={"type": "string"}, y_tunnus={"type": "string"},
        puhelin={"type": "string"}, day={"type": "string", "format": "date"}, at={"type": "string", "format": "date-time"},
        price={"type": "number", "title": "Hinta (€)"}, share={"type": "number", "title": "Osuus %"},
        people={"type": "integer", "exclusiveMinimum": 0}, sure={"type": "boolean"}, agreed={"const": True},
        story={"type": "string", "maxLength": 3000}, note={"type": "string"}, paper={"type": "string", "format": "data-url"},
        papers={"type": "array", "items": {"type": "string", "format": "data-url"}, "maxItems": 3},
        colours={"type": "array", "uniqueItems": True, "items": {"enum": ["red", "dark blue"]}, "minItems": 1},
        size={"oneOf": [{"const": 1, "title": "Pieni"}, {"const": 2, "title": "Suuri"}]}, tags={
            "type": "array", "items": {"type": "string"},
        },
    )  # fmt: skip
    spec = spec_of(form_of(made(schema, {"note": {"ui:widget": "textarea"}})))
    kinds = {each.name: each.kind for each in spec.fields[3:]}  # after the core facts

    assert kinds == {
        "mail": Kind.EMAIL, "tilinumero": Kind.IBAN, "yTunnus": Kind.BUSINESS_ID, "puhelin": Kind.PHONE,
        "day": Kind.DATE, "at": Kind.DATE, "price": Kind.MONEY, "share": Kind.PERCENTAGE, "people": Kind.INTEGER,
        "sure": Kind.BOOLEAN, "agreed": Kind.BOOLEAN, "story": Kind.LONG_TEXT, "note": Kind.LONG_TEXT,
        "paper": Kind.ATTACHMENT, "papers": Kind.ATTACHMENTS, "colours": Kind.CHOICES, "size": Kind.CHOICE,
        "tags": Kind.ROWS,
    }  # fmt: skip
    choices = {each.name: [option.name for option in each.options] for each in spec.fields if each.options}
    assert (choices["colours"], choices["size"]) == (["RED", "DARK_BLUE"], ["PIENI", "SUURI"])


PETS = {"enum": ["no", "yes"], "title": "Lemmikkejä"}
AGE: Any = {"type": "integer", "title": "Ikä"}


@pytest.mark.parametrize(
    ("schema", "says"),
    [
        (asked(pets=PETS) | {"dependencies": {"pets": {"properties": {"age": AGE}}}}, "when=answered(pets)"),
        (asked(pets=PETS, age=AGE) | {"dependentRequired": {"pets": ["age"]}}, "required_when=answered(pets)"),
        (
            asked(pets=PETS)
            | {
                "dependencies": {
                    "pets": {
                        "oneOf": [
                            {"properties": {"pets": {"enum": ["no"]}}},
                            {"properties": {"pets": {"enum": ["yes"]}, "age": AGE}, "required": ["age"]},
                        ]
                    }
                }
            },
            'age: int = field(fi="Ikä", sv="TODO Ikä", when=equals(pets, Pets.YES), visible=OFFICIALS)',
        ),
        (
            asked(pets=PETS) | {"if": {"properties": {"pets": {"const": "no"}}}, "else": {"properties": {"age": AGE}}},
            "when=negated(equals(pets, Pets.NO))",
        ),
        (
            asked(pets=PETS) | {"allOf": [{"if": {"not": {"required": ["pets"]}}, "then": {"properties": {"age": AGE}}}]},
            "when=negated(answered(pets))",
        ),
        (
            asked(age=AGE)
            | {"if": {"properties": {"age": {"minimum": 3, "exclusiveMaximum": 9}}}, "then": {"properties": {"pets": PETS}}},
            "when=all_of(at_least_(age, 3), less(age, 9))",
        ),
        (
            asked(two={"type": "object", "title": "B", "properties": {"x": AGE, "y": AGE}}, pets=PETS)
            | {
                "if": {"properties": {"pets": {"const": "yes"}}},
                "then": {"properties": {"two": {"properties": {"z": AGE}}}},
            },
            "when=equals(MadeBeginning.pets, Pets.YES)",
        ),
        (
            asked(rows={"type": "array", "items": asked(pets=PETS) | {
                "oneOf": [{"properties": {"pets": {"const": "yes"}, "age": AGE}}, {"properties": {"pets": {"const": "no"}}}]
            }}),
            "when=equals(pets, Pets.YES)",
        ),
    ],
)  # fmt: skip
def test_conditions_of_each_kind_are_conditions_of_the_form(schema: Any, says: str) -> None:
    found = made(schema)
    form_of(found)

    assert says in " ".join(found.code.replace("(\n", "(").replace(",\n    )", ")").split()).replace("( ", "(")
    assert found.left == ()


def test_what_cannot_be_said_is_listed_with_its_place() -> None:
    schema = asked(
        a={"type": "string", "pattern": "x", "default": "x", "minLength": 9}, b=True, c={"type": "object"},
        d={"const": "fixed"}, e={"$ref": "#/$defs/node"}, f={"type": "string"},
    ) | {
        "$defs": {"node": asked(name={"type": "string"}, within={"$ref": "#/$defs/node"}), "idle": {"type": "string"}},
        "patternProperties": {"x": {"type": "string"}},
        "if": {"properties": {"a": {"pattern": "^y"}}}, "then": {"required": ["f"]},
    }  # fmt: skip
    found = made(schema, {"a": {"ui:placeholder": "Kirjoita"}, "gone": {"ui:widget": "textarea"}})
    form_of(found)

    assert found.listed["schema"] >= {
        "/properties/a/pattern", "/properties/a/default", "/properties/a/minLength", "/properties/b", "/properties/d/const",
        "/properties/c/type", "/$defs/node/properties/within/$ref", "/$defs/idle/type", "/patternProperties/x/type",
        "/if/properties/a/pattern", "/then/required/0",
    }  # fmt: skip
    assert found.listed["ui"] == {"/a/ui:placeholder", "/gone/ui:widget"}
    assert all(f"# - {each.partition(':')[0]}" in found.code for each in found.left)


def test_amounts_by_kind_of_grant_are_added_up_and_conditions_may_name_one() -> None:
    """As the city's grants for salaries have it."""
    table = {"title": "Avustukset", "options": [{"id": 1, "label": "Toiminta"}, {"id": 2, "label": "Palkka"}]}
    schema = asked(
        grant=asked(amounts=asked(subventions=table, rent={"enum": [True, False], "title": "Vuokra"})),
        salary=asked(total={"type": "number"}, costs=asked(rent={"format": "decimal-number", "title": "Vuokra (€)"}, x=AGE)),
    ) | {
        "allOf": [{
            "if": {"properties": {"grant": {"properties": {"amounts": {"properties": {"rent": {"const": True}}}}}}},
            "then": {"properties": {"salary": {"properties": {"costs": {"properties": {"why": {"title": "Miksi"}}}}}}},
        }]
    }  # fmt: skip
    schema["properties"]["salary"]["if"] = {"properties": {"total": {"minimum": 1}}}
    schema["properties"]["salary"]["then"] = {"properties": {"costs": {"properties": {"more": AGE}}}}
    source = {"sourceFields": ["grant.amounts.subventions"], "subventionType": "2", "hidden": True}
    ui = {
        "grant": {"amounts": {"subventions": {"ui:field": "subventionTable"}}},
        "salary": {"total": {"ui:field": "computedSum", "ui:options": source}},
    }
    found = made(schema, ui)
    form_of(found)

    assert "when=equals(Amounts.rent, True)" in found.code
    assert "when=at_least_(Amounts.subventions_2, 1)" in found.code
    assert "plus(value_or(Amounts.subventions_1, 0), value_or(Amounts.subventions_2, 0))" in found.code
    assert found.left == ()


def test_hostile_names_and_texts_stay_texts() -> None:
    evil = '"""\n\\"); import os #\u2028\x00'
    schema = asked(**{evil: {"type": "string", "title": evil, "enum": [evil, "b"]}, "class": AGE, "key": AGE, "": AGE})
    found = made(schema | {"title": evil}, {evil: {"ui:help": evil}}, source=evil)

    assert len(spec_of(form_of(found)).fields) == 7
    assert "\nimport os" not in found.code


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ([], "schema: holds a list where an object is needed"),
        ({"type": "string"}, "asks nothing: a form is a schema of an object with properties"),
        ({"$ref": "#"}, "schema: refers to itself"),
        (asked(a={"$ref": "other.json"}), "$ref 'other.json' leads out of the file; put what it means under $defs"),
        (asked(a={"$ref": "#/$defs/a"}), "$ref '#/$defs/a' leads nowhere"),
    ],
)
def test_what_is_no_form_is_refused_with_place_and_remedy(schema: Any, told: str) -> None:
    with pytest.raises(CannotImport) as refused:
        made(schema)

    assert told in str(refused.value)


def test_junk_where_words_of_json_schema_stand_never_breaks_it() -> None:
    junk = {
        "type": 5,
        "title": 7,
        "enum": "x",
        "items": 4,
        "allOf": 3,
        "required": "q",
        "if": 1,
        "then": [],
        "minimum": "a",
    }
    schema = asked(a=junk, b=5, c={"type": "string", "title": ["x"], "maxLength": "1", "enumNames": 4})

    form_of(made(schema | {"allOf": [1, None, {"if": {"properties": {"c": 1}}, "then": 2}], "dependencies": {"c": 3}}))


def test_translations_are_by_key_or_by_language_and_missing_ones_are_never_invented() -> None:
    by_key = read_translations("", {"translations": {"name.title": {"fi": "<p>Nimi</p>", "sv": "Namn", "todo": "x"}}})
    by_language = read_translations("", {"fi": {"name": {"title": "Nimi"}}, "sv": {"name": {"title": "Namn"}}})
    schema = asked(
        name={"type": "string", "title": "name.title"}, b={"type": "string", "title": "Toinen"}, c={"type": "string"}
    )
    found = made(schema, translations=by_key)

    assert by_language["name.title"] == {"fi": "Nimi", "sv": "Namn"}
    assert 'fi="Nimi", sv="Namn"' in found.code
    assert 'fi="Toinen", sv="TODO Toinen"' in found.code
    assert found.missing == ("b label: sv of 'Toinen'", "c label: fi and sv: the form has no text for it")


def test_a_report_has_its_title_and_needs_no_facts() -> None:
    found = made(asked(a={"type": "string", "title": "Tulokset"}), is_report=True)

    assert "class Made(ReportForm" in found.code
    assert form_of(found).title.fi == "Hakemus"
