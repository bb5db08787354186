"""What the source of a module says of its names: signatures as they are written, docstrings, and the words after `#:`."""

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from inspect import cleandoc
from types import ModuleType

MARK = "#:"


@dataclass(frozen=True)
class Argument:
    """An argument of a function, an attribute of a class, or a member of an enumeration."""

    name: str
    type: str
    default: str
    says: str
    by_name: bool = False


@dataclass(frozen=True)
class Declared:
    """A name as its source says it. What isn't a class has no members, and what isn't a function no result."""

    name: str
    says: str
    arguments: tuple[Argument, ...] = ()
    methods: tuple["Declared", ...] = ()
    result: str = ""
    is_property: bool = False
    takes: bool = False  #: whether a class is made with arguments of its own


class Source:
    """The source of one module."""

    def __init__(self, module: ModuleType) -> None:
        assert module.__file__
        with open(module.__file__, encoding="utf-8") as file:
            text = file.read()
        self._tree = ast.parse(text)
        self._words = _words(text)
        self.says = cleandoc(ast.get_docstring(self._tree) or "")

    def find(self, name: str) -> Declared | None:
        """The declaration of a name at the module's top; None where it isn't there."""
        for node in self._tree.body:
            match node:
                case ast.ClassDef() if node.name == name:
                    return self._class(node)
                case ast.FunctionDef() if node.name == name:
                    return self._function(node)
                case ast.Assign() | ast.AnnAssign() if name in _assigned(node):
                    return Declared(name, self._said(node))
        return None

    def _class(self, node: ast.ClassDef) -> Declared:
        own = [each for each in node.body if isinstance(each, ast.AnnAssign | ast.Assign)]
        attributes = (each for part in own for each in self._attribute(part))
        functions = [each for each in node.body if isinstance(each, ast.FunctionDef)]
        init = next((each for each in functions if each.name == "__init__"), None)
        arguments = tuple(self._arguments(init.args)) if init else tuple(attributes)
        methods = tuple(self._function(each) for each in functions if not each.name.startswith("_"))
        return Declared(node.name, _doc(node), arguments, methods, takes=bool(init))

    def _attribute(self, node: ast.AnnAssign | ast.Assign) -> Iterator[Argument]:
        for name in _assigned(node):
            if not name.startswith("_"):
                type = ast.unparse(node.annotation) if isinstance(node, ast.AnnAssign) else ""
                default = ast.unparse(node.value) if node.value else ""
                yield Argument(name, type, default, self._said(node) or _label(node.value))

    def _function(self, node: ast.FunctionDef) -> Declared:
        result = ast.unparse(node.returns) if node.returns else ""
        is_property = any(isinstance(each, ast.Name) and each.id == "property" for each in node.decorator_list)
        arguments = () if is_property else tuple(self._arguments(node.args))
        return Declared(node.name, _doc(node), arguments, result=result, is_property=is_property)

    def _arguments(self, given: ast.arguments) -> Iterator[Argument]:
        places = [*given.posonlyargs, *given.args]
        defaults: list[ast.expr | None] = [*[None] * (len(places) - len(given.defaults)), *given.defaults]
        for each, default in zip(places, defaults, strict=True):
            if each.arg not in ("self", "cls"):
                yield self._argument(each, default)
        if given.vararg:
            yield replace(self._argument(given.vararg, None), name=f"*{given.vararg.arg}")
        for each, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
            if each.arg != "init":  # for type checkers only
                yield replace(self._argument(each, default), by_name=True)

    def _argument(self, given: ast.arg, default: ast.expr | None) -> Argument:
        type = ast.unparse(given.annotation) if given.annotation else ""
        return Argument(given.arg, type, ast.unparse(default) if default else "", self._words.get(given.lineno, ""))

    def _said(self, node: ast.stmt) -> str:
        """What stands after it, at its end or in its first line, or else in the lines right above."""
        after = self._words.get(node.end_lineno or node.lineno) or self._words.get(node.lineno)
        if after:
            return after
        above, line = [], node.lineno - 1
        while -line in self._words:
            above.append(self._words[-line])
            line -= 1
        return " ".join(reversed(above))


@cache
def source_of(module: ModuleType) -> Source:
    """The source of a module, read once."""
    return Source(module)


def _words(text: str) -> dict[int, str]:
    """The words of each line's `#:`; by the negative of its number where nothing else stands in the line."""
    found = {}
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and token.string.startswith(MARK):
            alone = not token.line[: token.start[1]].strip()
            line = token.start[0]
            found[-line if alone else line] = token.string.removeprefix(MARK).partition("  #")[0].strip()
    return found


def _assigned(node: ast.Assign | ast.AnnAssign) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [each.id for each in targets if isinstance(each, ast.Name)]


def _label(value: ast.expr | None) -> str:
    """The English label of a field that is asked."""
    given = value.keywords if isinstance(value, ast.Call) else []
    return next(
        (str(each.value.value) for each in given if each.arg == "en" and isinstance(each.value, ast.Constant)), ""
    )


def _doc(node: ast.ClassDef | ast.FunctionDef) -> str:
    return cleandoc(ast.get_docstring(node) or "")
