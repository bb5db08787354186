"""Faults of a plugin's hooks: one that is misspelt, unmarked or takes what isn't given, and a plugin without any."""

import difflib
import inspect
from collections.abc import Iterator
from types import FunctionType, MethodType
from typing import Any

from avustin_core.faults.fault import PluginFault
from avustin_core.faults.places import at, place_of_function
from avustin_core.plugin import NAME, hookspecs

PREFIX = f"{NAME}_"
HOOKS = tuple(name for name in vars(hookspecs) if name.startswith(PREFIX))


def hook_faults(plugin: str, module: object) -> Iterator[PluginFault]:
    """What is wrong, before pluggy sees the plugin."""
    functions = {name: getattr(module, name) for name in dir(module) if _is_function(module, name)}
    for name, function in functions.items():
        if _options(function) is not None:
            yield from _marked_faults(plugin, name, function)
        elif name.startswith(PREFIX):
            yield PluginFault(plugin, at(name, place_of_function(function)), *_unmarked(name))
    if all(_options(function) is None for function in functions.values()):
        name = getattr(module, "__name__", type(module).__name__)
        yield PluginFault(plugin, name, "answers no hook", "write @hookimpl above def avustin_programmes()")


def _is_function(module: object, name: str) -> bool:
    """Whether it is a function or a method; nothing is run to find out."""
    return isinstance(
        inspect.getattr_static(module, name, None), FunctionType | MethodType | staticmethod | classmethod
    )


def _unmarked(name: str) -> tuple[str, str]:
    if name in HOOKS:
        return "isn't marked as a hook", "write @hookimpl above it"
    return f"is no hook, though its name starts with {PREFIX}", f"{_meant(name)}, or give it another name"


def _marked_faults(plugin: str, name: str, function: Any) -> Iterator[PluginFault]:
    options = _options(function) or {}
    hook, place = options.get("specname") or name, at(name, place_of_function(function))
    if hook not in HOOKS:
        yield PluginFault(plugin, place, "there is no such hook", _meant(hook))
        return
    given = list(inspect.signature(getattr(hookspecs, hook)).parameters)
    taken = inspect.signature(function).parameters.values()
    unknown = [each.name for each in taken if each.default is each.empty and each.name not in given]
    if unknown:
        yield PluginFault(plugin, place, f"takes {', '.join(unknown)}, which the hook isn't given", _takes(given))
    if inspect.iscoroutinefunction(function):
        yield PluginFault(plugin, place, "is async, and hooks are called without waiting", "write def, without async")
    if options.get("wrapper") or options.get("hookwrapper"):
        yield PluginFault(plugin, place, "wraps the answers of other plugins", "write @hookimpl without wrapper=")


def _options(function: Any) -> dict[str, Any] | None:
    options: dict[str, Any] | None = getattr(function, f"{NAME}_impl", None)
    return options if isinstance(options, dict) else None


def _meant(name: str) -> str:
    """The hook that was probably meant, or all of them."""
    near = difflib.get_close_matches(name, HOOKS, 1, cutoff=0.7)
    return f"write {near[0]}" if near else f"use one of {', '.join(HOOKS)}"


def _takes(given: list[str]) -> str:
    return f"take {' and '.join(given)}, or less" if given else "take no argument"
