"""Which limits a document breaks by its shape alone."""

from collections.abc import Iterator

from graphql import GraphQLError, GraphQLSyntaxError

from avustin_core.errors import Refusal
from avustin_core.settings import Settings
from avustin_schema.http.limits.refusals import (
    AliasLimit,
    DepthLimit,
    DirectiveLimit,
    MergeLimit,
    MutationLimit,
    RootFieldLimit,
    TokenLimit,
)
from avustin_schema.http.limits.shape import Shape

TOO_MANY_TOKENS, TOO_DEEP = "Document contains more than", "nested too deeply"  #: how graphql-core says it
UNREAD_DEPTH = "> 200"


def error_of(refusal: Refusal) -> GraphQLError:
    """A refusal as GraphQL carries it; it is told in the reader's language later."""
    return GraphQLError(refusal.code, original_error=refusal)


def broken_by(shape: Shape, settings: Settings) -> Iterator[Refusal]:
    """The limits that a document of that shape breaks."""
    measured: tuple[tuple[type[Refusal], int, int], ...] = (
        (DepthLimit, shape.depth, settings.limit_depth),
        (AliasLimit, shape.aliases, settings.limit_aliases),
        (DirectiveLimit, shape.directives, settings.limit_directives),
        (RootFieldLimit, shape.root_fields, settings.limit_root_fields),
        (MutationLimit, shape.mutations, settings.limit_mutations),
        (MergeLimit, shape.pairs, settings.limit_merges),
    )
    for refusal, found, most in measured:
        if most and found > most:
            yield refusal(found=found, most=most)


def unread(error: GraphQLSyntaxError, settings: Settings) -> GraphQLError:
    """Why a document couldn't be read: a limit, or its syntax."""
    if TOO_MANY_TOKENS in error.message:
        return error_of(TokenLimit(most=settings.limit_tokens))
    if TOO_DEEP in error.message:
        return error_of(DepthLimit(found=UNREAD_DEPTH, most=settings.limit_depth))
    return error
