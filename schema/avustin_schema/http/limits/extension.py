"""Where Strawberry runs an operation: the document that was let in, and nothing that wasn't."""

from collections.abc import Iterator

from strawberry.extensions import SchemaExtension


class LetIn(SchemaExtension):
    """Parses and validates nothing twice; an operation that came by a road of its own is measured here."""

    def on_parse(self) -> Iterator[None]:
        """Gives the document, if it may be run; else it is read again to be refused, and never further than the limit."""
        running = self.execution_context
        admitted = running.context.admit(running.query, running.variables, running._provided_operation_name)
        if admitted and admitted.document and admitted.document.node:
            running.graphql_document = admitted.document.node
        elif admitted and (most := running.context.limits.settings.limit_tokens):
            running.parse_options = {**running.parse_options, "max_tokens": most}
        yield

    def on_validate(self) -> Iterator[None]:
        """Says what was found already."""
        admitted = self.execution_context.context.admitted
        if admitted:
            self.execution_context.pre_execution_errors = list(admitted.errors)
        yield
