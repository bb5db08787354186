"""Forms and their sections: classes whose bodies are the questions.

The class keyword `version=` makes a form a version that can be used; a class without one is there to inherit from; `name=` keeps
one name over several versions, whose classes have names of their own.

class Cost(Section):
    what: ShortText = field(fi="Kustannus", sv="Kostnad")
    amount: Money = field(fi="Summa", sv="Belopp")

class BeachApplication(ApplicationForm, version="1.0"):
    costs: list[Cost] = field(fi="Kustannukset", sv="Kostnader", at_least=1, visible=PARTIES)
"""

import difflib
from collections.abc import Iterable
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, ClassVar, Union, dataclass_transform, get_args, get_origin

from pydantic import BaseModel, ConfigDict, PrivateAttr
from pydantic import Field as pydantic_field

from avustin_core.plugin.checks import Check
from avustin_core.plugin.fields import Declaration, computed, field
from avustin_core.plugin.mistakes import DeclarationError, Unanswered

if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass
else:
    ModelMetaclass = type(BaseModel)

_making: ContextVar[bool] = ContextVar("a form class is being made", default=False)


@dataclass_transform(kw_only_default=True, field_specifiers=(field, computed))
class FormMeta(ModelMetaclass):
    """Keeps the declarations of a class body beside the pydantic model that it becomes."""

    @classmethod
    def __prepare__(mcs, name: str, bases: tuple[type, ...], /, **kwargs: Any) -> "_Body":
        return _Body(name)

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], /, **kwargs: Any) -> type:
        namespace = dict(namespace)
        declared = {key: value for key, value in namespace.items() if isinstance(value, Declaration)}
        checks = {key: value for key, value in namespace.items() if isinstance(value, Check)}
        for key in checks:
            del namespace[key]
        annotations = namespace.get("__annotations__", {})
        for key in declared:
            if key not in annotations:
                raise DeclarationError(f"{name}.{key} has no kind: write {key}: ShortText = field(…)")
            if any(key in vars(above) for base in bases for above in base.__mro__):
                raise DeclarationError(f"{name}.{key}: forms have a {key} of their own: rename the field")
            namespace[key] = pydantic_field(json_schema_extra=None)
        for key in annotations:
            if key not in declared and not key.startswith("_") and not _is_class_variable(annotations[key]):
                raise DeclarationError(f"{name}.{key} says nothing of itself: write {key}: … = field(fi=…, sv=…)")
        token = _making.set(True)
        try:
            cls = super().__new__(mcs, name, bases, namespace, **kwargs)
        finally:
            _making.reset(token)
        _take(cls, declared, checks, annotations)
        return cls

    def __getattr__(cls, name: str) -> Any:
        if not _making.get():
            known = cls.__dict__.get("__declarations__", {}), cls.__dict__.get("__checks__", {})
            for declarations in known:
                if name in declarations:
                    return declarations[name]
            if known[0] and not name.startswith("_"):
                raise AttributeError(f"{cls.__name__} has no {name!r}: {_near(name, known[0])}")
        return super().__getattr__(name)  # type: ignore[misc]


class _Body(dict[str, Any]):
    """The names of a class body; a question or a check of a name that another one has is refused, not lost."""

    def __init__(self, owner: str) -> None:
        super().__init__()
        self.owner = owner

    def __setitem__(self, key: str, value: Any) -> None:
        if isinstance(self.get(key), Declaration | Check):
            raise DeclarationError(f"{self.owner}.{key} is declared twice: rename one of them")
        super().__setitem__(key, value)


def _near(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    return f"write {near[0]}" if near else "name a field of the form"


def _take(cls: Any, declared: dict[str, Declaration], checks: dict[str, Check], annotations: dict[str, Any]) -> None:
    inherited: dict[str, Declaration] = {}
    inherited_checks: dict[str, Check] = {}
    for base in reversed(cls.__mro__[1:]):
        inherited |= base.__dict__.get("__own_declarations__", {})
        inherited_checks |= base.__dict__.get("__own_checks__", {})
    for key, declaration in declared.items():
        declaration.attribute, declaration.wire, declaration.owner = key, wire_name(key), cls
        declaration.annotation = annotations[key]
    for key, check in checks.items():
        check.key = key
    type.__setattr__(cls, "__own_declarations__", declared)
    type.__setattr__(cls, "__own_checks__", checks)
    type.__setattr__(cls, "__declarations__", inherited | declared)
    type.__setattr__(cls, "__checks__", inherited_checks | checks)


def wire_name(attribute: str) -> str:
    """The name on the wire and in storage: camelCase of the attribute."""
    first, *rest = attribute.strip("_").split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in rest)


def _is_class_variable(annotation: Any) -> bool:
    return annotation is ClassVar or get_origin(annotation) is ClassVar


def may_be_none(annotation: Any) -> bool:
    """Whether an annotation says `… | None`."""
    return type(None) in get_args(annotation) if _is_union(annotation) else False


def _is_union(annotation: Any) -> bool:
    return get_origin(annotation) is Union or type(annotation).__name__ == "UnionType"


class Section(BaseModel, metaclass=FormMeta):
    """A group of questions: nested by `x: MySection`, repeated by `x: list[MyRow]`.

    Reading what isn't answered raises Unanswered; a field that is `… | None` reads as None instead,
    and a list with required=False as an empty list.
    """

    model_config = ConfigDict(
        frozen=True, arbitrary_types_allowed=True, extra="forbid", protected_namespaces=(),
        defer_build=True,  # nothing is validated here: what a form says of answers is read by the core
    )  # fmt: skip

    __declarations__: ClassVar[dict[str, Declaration]]
    __checks__: ClassVar[dict[str, Check]]

    _key: str = PrivateAttr(default="")

    @property
    def key(self) -> str:
        """The stable key of a row; empty for what isn't a row."""
        return self._key

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            declaration = type(self).__declarations__.get(name)
            if declaration is None:
                return super().__getattr__(name)
            if may_be_none(declaration.annotation):
                return None
            if not declaration.required and declaration.computed is None and _is_list(declaration.annotation):
                return []
            raise Unanswered(name)


def _is_list(annotation: Any) -> bool:
    return list in (get_origin(annotation), get_origin(getattr(annotation, "__origin__", None)))


class Form(Section):
    """A form of a programme; a class with `version=` is a version of it, one without is there to inherit from.

    `name=` keeps one name over several versions, whose classes have names of their own.
    """

    version: ClassVar[str | None] = None  #: as the class keyword says it; None in a class that is there to inherit from
    form_name: ClassVar[str] = "Form"  #: as `name=` says it, or the class's name

    def __init_subclass__(cls, *, version: str | None = None, name: str | None = None, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.version = version
        cls.form_name = name or cls.__name__
