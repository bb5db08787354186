"""What a form asks of answers: every problem of a tree, in the order of the form."""

from collections.abc import Iterator

from avustin_core.forms.messages import message, within
from avustin_core.forms.paths import child
from avustin_core.forms.problems import Problem
from avustin_core.forms.problems import ProblemCode as Code
from avustin_core.forms.scalars import Fault
from avustin_core.forms.spec import FieldSpec
from avustin_core.forms.tree import Node
from avustin_core.forms.values import bounded, counted
from avustin_core.plugin import Check, Kind, ParticipantRole, Severity, Text
from avustin_core.plugin.expressions import Named

PARTS = {
    "starts": Text("alkamispäivä", "startdatum", "first day"),
    "ends": Text("päättymispäivä", "slutdatum", "last day"),
    "fi": Text("suomeksi", "på finska", "in Finnish"),
    "sv": Text("ruotsiksi", "på svenska", "in Swedish"),
    "en": Text("englanniksi", "på engelska", "in English"),
}


def problems_of(node: Node) -> Iterator[Problem]:
    """All that is wrong here and below, then what the checks of this group say."""
    for each in node.group.fields:
        if each.computed is None and node.visible(each):
            yield from _field(node, each)
    yield from _unknown_fields(node)
    for check in node.group.checks:
        if check.holds.evaluate(node) is False:
            yield _failed(node, check)


def _field(node: Node, each: FieldSpec) -> Iterator[Problem]:
    faults = node.faults.get(each.name, [])
    yield from (_problem(node, each, fault) for fault in faults)
    if each.repeats:
        yield from _rows(node, each, readable=not faults)
    elif each.group is not None:
        below = list(problems_of(node.sections[each.name])) if not faults else []
        if not below and not faults and node.is_blank(each) and node.required(each):
            yield _problem(node, each, Fault(Code.REQUIRED))
        yield from below
    elif each.name in node.typed:
        if each.is_bounded:
            faults = list(bounded(each, node.raw[each.name], node.typed[each.name], node.settings))
            yield from (_problem(node, each, fault) for fault in faults)
    elif not faults and node.required(each):
        yield _problem(node, each, Fault(Code.REQUIRED))


def _rows(node: Node, each: FieldSpec, *, readable: bool) -> Iterator[Problem]:
    rows = node.repeated[each.name]
    for row in rows:
        yield from problems_of(row)
    if not rows and readable:
        if node.required(each):
            yield _problem(node, each, Fault(Code.REQUIRED))
        return
    if readable:
        yield from (_problem(node, each, fault) for fault in counted(each, len(rows)))
    if each.kind is Kind.PARTICIPANTS:
        yield from _participants(node, each, rows)


def _participants(node: Node, each: FieldSpec, rows: list[Node]) -> Iterator[Problem]:
    leads = sum(1 for row in rows if row.typed.get("role") is ParticipantRole.LEAD)
    if each.one_lead and leads != 1 and (leads > 1 or all("role" in row.typed for row in rows)):
        yield _problem(node, each, Fault(Code.ONE_LEAD, {"count": leads}))
    seen: set[object] = set()
    for row in rows:
        organisation = row.typed.get("organisation")
        field = row.group.field("organisation")
        if organisation in seen and field is not None:
            yield _problem(row, field, Fault(Code.PARTICIPANT_TWICE))
        if organisation is not None:
            seen.add(organisation)


def _unknown_fields(node: Node) -> Iterator[Problem]:
    is_row = node.holder is not None and node.holder.repeats
    for name in node.raw:
        if node.group.field(name) is None and not (is_row and name == "key"):
            said = message(Code.UNKNOWN_FIELD, Text("", ""), name=name)
            yield Problem(
                Code.UNKNOWN_FIELD,
                Severity.BLOCKS,
                said,
                (*node.path, name),
                child(node.pointer, name),
                Code.UNKNOWN_FIELD,
                params={"name": name},
            )


def _problem(node: Node, each: FieldSpec, fault: Fault) -> Problem:
    label, pointer = within(node.label, each.label), child(node.pointer, each.name)
    for part in fault.below:
        label, pointer = within(label, PARTS[part]), child(pointer, part)
    return Problem(
        code=fault.code,
        severity=Severity.WARNS if fault.warns else Severity.BLOCKS,
        message=message(fault.code, label, kind=_kind(each, fault), **fault.params),
        path=(*node.path, each.name, *fault.below),
        pointer=pointer,
        rule_key=fault.code,
        legal_reference=each.source.reference if each.source else None,
        params=fault.params,
    )


def _kind(each: FieldSpec, fault: Fault) -> Kind:
    return Kind.DATE if each.kind is Kind.PERIOD and fault.below else each.kind


def _failed(node: Node, check: Check) -> Problem:
    found = next((place for about in check.about if (place := _place(node, about)) is not None), None)
    path, pointer = node.path, node.pointer
    if found is not None:
        path, pointer = (*found[0].path, found[1].name), child(found[0].pointer, found[1].name)
    return Problem(
        code=Code.CHECK,
        severity=check.severity,
        message=check.says,
        path=path,
        pointer=pointer,
        rule_key=check.key,
        legal_reference=check.source.reference if check.source else None,
    )


def _place(node: Node, about: Named) -> tuple[Node, FieldSpec] | None:
    found = node.find(about)
    if found is not None:
        return found
    for place in node.inside():
        for each in place.group.fields:
            if each.group is not None and each.repeats and issubclass(each.group.section, about.owner):
                return place, each
    return None
