"""The UI schema for renderers of the @rjsf kind: order, widgets, help, and the sections that fields are grouped in.

Only widgets that every theme has are named. What a theme has no widget for (organisations, municipalities,
attachments) is a text field whose `ui:options.reference` says what a front end may draw instead.
"""

from avustin_core.forms.spec import FieldSpec, FormSpec
from avustin_core.plugin import Kind, Language, Step

Ui = dict[str, object]

FEW_OPTIONS = 4
WIDGETS = {Kind.LONG_TEXT: "textarea", Kind.DATE: "date", Kind.EMAIL: "email", Kind.CHOICES: "checkboxes"}
REFERENCES = {
    Kind.ORGANISATION: "organisation",
    Kind.MUNICIPALITY: "municipality",
    Kind.ATTACHMENT: "document",
    Kind.ATTACHMENTS: "document",
}


def ui_schema(spec: FormSpec, language: Language | str = Language.FI) -> Ui:
    """The UI schema in one language; `x-sections` has the headings with the names of their fields."""
    chosen = Language(language)
    return _group(spec.fields, chosen) | {"x-sections": _sections(spec, chosen)}


def _group(fields: tuple[FieldSpec, ...], language: Language) -> Ui:
    order: Ui = {"ui:order": [*(each.name for each in fields), "*"]}
    return order | {each.name: _field(each, language) for each in fields}


def _field(field: FieldSpec, language: Language) -> Ui:
    ui: Ui = {}
    if field.repeats:
        ui = {"items": _group(field.children, language) | {"key": {"ui:widget": "hidden"}}}
    elif field.group is not None:
        ui = _group(field.children, language)
    elif (widget := _widget(field)) is not None:
        ui["ui:widget"] = widget
    if field.kind is Kind.PERIOD:
        ui = {"ui:order": ["starts", "ends", "*"], "starts": {"ui:widget": "date"}, "ends": {"ui:widget": "date"}}
    if field.help is not None:
        ui["ui:help"] = field.help.get(language)
    if field.computed is not None:
        ui["ui:readonly"] = True
    options = _options(field, language)
    return ui | ({"ui:options": options} if options else {})


def _widget(field: FieldSpec) -> str | None:
    if field.kind is Kind.BOOLEAN:
        return "radio" if field.must_be is None else "checkbox"
    if field.kind is Kind.CHOICE:
        return "radio" if len(field.options) <= FEW_OPTIONS else "select"
    return None if field.computed is not None else WIDGETS.get(field.kind)


def _options(field: FieldSpec, language: Language) -> Ui:
    options: Ui = {}
    if field.kind is Kind.PHONE:
        options["inputType"] = "tel"
    if field.unit is not None:
        options["unit"] = field.unit.get(language)
    if field.kind in REFERENCES:
        options["reference"] = REFERENCES[field.kind]
    if field.accepts:
        options["accept"] = ",".join(field.accepts)
    if field.largest is not None:
        options["largest"] = field.largest
    if field.kind is Kind.ATTACHMENTS and field.bounds.at_most is not None:
        options["maxFiles"] = field.bounds.at_most
    return options


def _sections(spec: FormSpec, language: Language) -> list[Ui]:
    steps: dict[str, Step] = {each.step.key: each.step for each in spec.fields if each.step is not None}
    return [
        {
            "key": step.key,
            "title": step.title.get(language),
            "help": step.help.get(language) if step.help else None,
            "fields": [each.name for each in spec.fields if each.step is not None and each.step.key == step.key],
        }
        for step in steps.values()
    ]
