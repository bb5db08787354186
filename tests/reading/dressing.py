"""An operation said otherwise: its arguments as variables, its fields under aliases, in fragments, twice, or under conditions."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from graphql import (
    ArgumentNode,
    BooleanValueNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    NamedTypeNode,
    NameNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableDefinitionNode,
    VariableNode,
    get_named_type,
    parse_type,
    value_from_ast_untyped,
)


def _name(text: str) -> NameNode:
    return NameNode(value=text)


@dataclass
class Dresser:
    """What dressing one operation collects: its variables with their values, and its fragments."""

    schema: GraphQLSchema
    random: Random
    variables: dict[str, Any] = field(default_factory=dict)
    definitions: list[VariableDefinitionNode] = field(default_factory=list)
    fragments: list[FragmentDefinitionNode] = field(default_factory=list)
    aliases: int = 0

    def document(self, operation: OperationDefinitionNode) -> DocumentNode:
        """The operation in its new dress."""
        assert self.schema.query_type
        selections = self.selections(operation.selection_set, self.schema.query_type)
        dressed = OperationDefinitionNode(
            operation=operation.operation, name=_name("Made"), variable_definitions=tuple(self.definitions),
            directives=(), selection_set=selections,
        )  # fmt: skip
        return DocumentNode(definitions=(dressed, *self.fragments))

    def chance(self, part: float) -> bool:
        """Whether it happens this time."""
        return self.random.random() < part

    def selections(self, given: SelectionSetNode, parent: GraphQLNamedType) -> SelectionSetNode:
        """The selections of a type."""
        made: list[SelectionNode] = []
        for each in given.selections:
            made += self.field(each, parent) if isinstance(each, FieldNode) else [self.inline(each)]
        if self.chance(0.1):
            made.insert(0, FieldNode(name=_name("__typename"), arguments=(), directives=()))
        if self.chance(0.1):
            made = [self.fragment(made, parent)]
        return SelectionSetNode(selections=tuple(made))

    def inline(self, given: Any) -> InlineFragmentNode:
        """An inline fragment with its type."""
        parent = self.schema.type_map[given.type_condition.name.value]
        return InlineFragmentNode(
            type_condition=given.type_condition, directives=self.conditions(),
            selection_set=self.selections(given.selection_set, parent),
        )  # fmt: skip

    def field(self, given: FieldNode, parent: Any) -> list[SelectionNode]:
        """A field, which may stand there twice, each time with a part of its selections."""
        definition = parent.fields.get(given.name.value)
        if definition is None:  # __typename
            return [given]
        alias = given.alias
        if self.chance(0.15):
            self.aliases += 1
            alias = _name(f"a{self.aliases}")
        arguments = tuple(self.argument(each, definition.args[each.name.value].type) for each in given.arguments or ())
        conditions = self.conditions()
        parts = [given.selection_set]
        if given.selection_set and len(given.selection_set.selections) > 1 and self.chance(0.15):
            inside = given.selection_set.selections
            parts = [SelectionSetNode(selections=inside[:1]), SelectionSetNode(selections=inside)]
        target = get_named_type(definition.type)
        return [
            FieldNode(
                alias=alias, name=given.name, arguments=arguments, directives=conditions,
                selection_set=self.selections(part, target) if part else None,
            )
            for part in parts
        ]  # fmt: skip

    def argument(self, given: ArgumentNode, type_: Any) -> ArgumentNode:
        """An argument, in half of the cases by a variable."""
        if self.chance(0.5):
            return given
        name = f"v{len(self.definitions)}"
        self.variables[name] = value_from_ast_untyped(given.value)
        self.definitions.append(_definition(name, parse_type(str(type_))))
        return ArgumentNode(name=given.name, value=VariableNode(name=_name(name)))

    def conditions(self) -> tuple[DirectiveNode, ...]:
        """@skip or @include, by a variable or by a literal; mostly neither."""
        if not self.chance(0.08):
            return ()
        value = self.chance(0.5)
        condition: Any = BooleanValueNode(value=value)
        if self.chance(0.5):
            name = f"v{len(self.definitions)}"
            self.variables[name] = value
            self.definitions.append(_definition(name, NonNullTypeNode(type=NamedTypeNode(name=_name("Boolean")))))
            condition = VariableNode(name=_name(name))
        kept = ArgumentNode(name=_name("if"), value=condition)
        return (DirectiveNode(name=_name(self.random.choice(("skip", "include"))), arguments=(kept,)),)

    def fragment(self, made: list[SelectionNode], parent: GraphQLNamedType) -> SelectionNode:
        """The selections in a fragment, inline or with a name."""
        condition = NamedTypeNode(name=_name(parent.name))
        inside = SelectionSetNode(selections=tuple(made))
        if self.chance(0.5):
            typed = condition if self.chance(0.5) else None
            return InlineFragmentNode(type_condition=typed, directives=self.conditions(), selection_set=inside)
        name = f"F{len(self.fragments)}"
        self.fragments.append(
            FragmentDefinitionNode(
                name=_name(name), type_condition=condition, variable_definitions=(), directives=(), selection_set=inside
            )
        )
        return FragmentSpreadNode(name=_name(name), directives=self.conditions())


def _definition(name: str, type_: Any) -> VariableDefinitionNode:
    return VariableDefinitionNode(variable=VariableNode(name=_name(name)), type=type_, directives=())
