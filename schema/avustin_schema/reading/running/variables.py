"""The variables of an operation: which a plan is made for, and which are only given when it runs."""

from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    Node,
    OperationDefinitionNode,
    VariableNode,
    Visitor,
    visit,
)

from avustin_schema.reading.running.compiled import free_arguments
from avustin_schema.schema import Schema


def form_of(value: Any) -> Any:
    """What of a filter's value decides how its statement reads: what is asked, whether yes or no, but no value else."""
    if isinstance(value, dict):
        return tuple(sorted((name, form_of(each)) for name, each in value.items() if each is not None))
    if isinstance(value, list):
        forms = [form_of(each) for each in value]
        return "list" if all(form == "value" for form in forms) else ("list", *forms)
    return str(value) if value is None or isinstance(value, bool) else "value"


def uses(
    schema: Schema, document: DocumentNode, operation: OperationDefinitionNode
) -> tuple[set[str], set[str], set[str]]:
    """The variables that are read when a plan runs, since they stand in such arguments of root fields or in filters; those
    that stand elsewhere; and those in filters."""
    root = schema._schema.get_root_type(operation.operation)
    assert root is not None
    filtering = {id(variable) for each in _filters(document) for variable in _variables(each)}
    places: set[int] = set(filtering)
    for field in operation.selection_set.selections:
        definition = root.fields.get(field.name.value) if isinstance(field, FieldNode) else None
        declared = definition.extensions.get("strawberry-definition") if definition else None
        if declared is None or not isinstance(field, FieldNode):
            continue
        wanted = free_arguments(declared.metadata.get("root"), field.name.value)
        for each in field.arguments or ():
            if wanted is None or each.name.value in wanted:
                places |= {id(variable) for variable in _variables(each)}
    found = _variables(document)
    return (
        {each.name.value for each in found if id(each) in places},
        {each.name.value for each in found if id(each) not in places},
        {each.name.value for each in found if id(each) in filtering},
    )


def _filters(document: DocumentNode) -> list[ArgumentNode]:
    """The arguments that are connections' filters: nothing else has one of that name."""
    found: list[ArgumentNode] = []

    class Looks(Visitor):
        def enter_argument(self, node: ArgumentNode, *_: Any) -> None:
            if node.name.value == "filter":
                found.append(node)

    visit(document, Looks())
    return found


def _variables(node: Node) -> list[VariableNode]:
    """Where variables are used below a node."""
    found: list[VariableNode] = []

    class Looks(Visitor):
        def enter_variable_definition(self, *_: Any) -> Any:
            return self.SKIP

        def enter_variable(self, node: VariableNode, *_: Any) -> None:
            found.append(node)

    visit(node, Looks())
    return found
