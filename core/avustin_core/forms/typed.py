"""The typed form that rules are given, made of what is answered, readable and visible."""

from typing import Any

from avustin_core.forms.spec import FormSpec
from avustin_core.forms.tree import Node
from avustin_core.plugin import UNKNOWN, ApplicationForm, Form, OrganisationView, Section
from avustin_core.plugin.forms import may_be_none


def typed_form(spec: FormSpec, root: Node, applicant: OrganisationView | None) -> Form:
    """An instance of the form class; nothing is validated here, what can't be read is left out."""
    form = spec.form.model_construct(**_values(root))
    if isinstance(form, ApplicationForm):
        form._applicant = applicant
    return form


def _section(node: Node) -> Section:
    section = node.group.section.model_construct(**_values(node))
    section._key = node.key if node.holder is not None and node.holder.repeats else ""
    return section


def _values(node: Node) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for each in node.group.fields:
        if not node.visible(each):
            continue
        if each.repeats:
            rows = [_section(row) for row in node.repeated[each.name]]
            values |= {each.attribute: rows} if rows else {}
        elif each.group is not None:
            if not (node.is_blank(each) and may_be_none(each.declaration.annotation)):
                values[each.attribute] = _section(node.sections[each.name])
        elif (value := node.shown_value(each)) is not UNKNOWN:
            values[each.attribute] = value
    return values
