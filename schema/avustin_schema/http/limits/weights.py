"""What fields cost, in points: a hundred are about a millisecond of one core."""

from graphql import GraphQLNamedType, GraphQLObjectType, GraphQLSchema, is_leaf_type

REQUEST = 10  #: any request
INVALID = 100  #: one that is refused after it was looked at
TOKEN = 4  #: of a document that this process hasn't read yet, once
OBJECT = 1
MUTATION = 100
LIST = 5  #: how many a list without pages is taken to have
INTROSPECTED = 0.02  #: an object of introspection
DEAR: dict[str, int] = {
    "Query.checkAnswers": 100,
    "Call.ranking": 100,
    "Call.statistics": 5,
    "Programme.statistics": 20,
    "auditEvents": 5,
    "totalCount": 5,
    "facets": 20,
}  #: by `Type.field`, or by the name of a field of any type
FREE = ("edges", "pageInfo")
SAVES = frozenset({"saveApplication", "saveReport", "saveAssessment"})  #: what is saved while somebody types
SIZES = {
    "fields": 8,
    "args": 1,
    "enumValues": 4,
    "inputFields": 4,
    "interfaces": 1,
    "possibleTypes": 1,
    "directives": 8,
}


def weight_of(parent: GraphQLObjectType, name: str, kind: GraphQLNamedType, *, is_mutation: bool) -> float:
    """What a field costs by itself, once."""
    dear = DEAR.get(f"{parent.name}.{name}") or DEAR.get(name)
    if dear:
        return dear
    if is_mutation:
        return MUTATION
    if is_leaf_type(kind) or name in FREE:
        return 0
    return INTROSPECTED if kind.name.startswith("__") else OBJECT


def length_of(schema: GraphQLSchema, parent: GraphQLObjectType, name: str) -> int:
    """How many a list without pages is taken to have; of introspection about as many as there are."""
    if parent.name == "__Schema" and name == "types":
        return len(schema.type_map)
    return SIZES.get(name, LIST) if parent.name.startswith("__") else LIST
