"""Names of the object types that have no id of their own: `python -m avustin_schema.values`, for linters that ask."""

from graphql import GraphQLObjectType

from avustin_core.registry import Registry
from avustin_schema.build import build

KNOWN = (
    "Query",
    "Mutation",
    "PageInfo",
    "Connection",
    "Edge",
    "Payload",
    "Error",
)  #: linters know these by their ending


def values(registry: Registry) -> list[str]:
    """Value types: parts of other objects, read with them and never alone."""
    types = build(registry)._schema.type_map
    return sorted(
        name
        for name, kind in types.items()
        if isinstance(kind, GraphQLObjectType)
        and not name.startswith("__")
        and not name.endswith(KNOWN)
        and "id" not in kind.fields
    )


if __name__ == "__main__":
    print(",".join(values(Registry.installed())))
