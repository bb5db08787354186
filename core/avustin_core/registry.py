"""What is installed: plugins found, checked and asked, in types. pluggy ends here."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import Any

import pluggy

from avustin_core import defaults
from avustin_core.errors import NotFound, Vetoed
from avustin_core.faults import PluginFault, faults_of
from avustin_core.plugin import (
    NAME,
    ApplicationView,
    CallView,
    DecisionView,
    Event,
    Instalment,
    Programme,
    RuleFinding,
    Text,
    TransitionView,
    hookspecs,
)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Plugin:
    """One plugin: its module or object, and the distribution that it came with."""

    name: str
    module: object
    distribution: str = "none"
    version: str = "0"
    hooks: tuple[str, ...] = ()
    programmes: tuple[Programme, ...] = field(default=())


class Registry:
    """All plugins of an installation. A broken one stops the start with one line that names it, the place and the remedy."""

    def __init__(self, plugins: Iterable[Plugin], settings: Mapping[str, str] | None = None) -> None:
        self._manager = pluggy.PluginManager(NAME)
        self._manager.add_hookspecs(hookspecs)
        self._manager.register(defaults, "avustin")
        self._manager.hook.avustin_configure.call_historic(kwargs={"settings": dict(settings or {})})
        self.plugins = tuple(self._register(plugin) for plugin in plugins)
        self.programmes: dict[str, Programme] = {}
        for plugin in self.plugins:
            self._add_programmes(plugin)

    @classmethod
    def installed(cls, *, blocked: Iterable[str] = (), extra: Iterable[Plugin] = ()) -> "Registry":
        """The plugins of the entry-point group `avustin`, in the order of their names, and some more."""
        points = sorted(entry_points(group=NAME), key=lambda point: point.name)
        found = [_load(point) for point in points if point.name not in set(blocked)]
        return cls([*found, *extra])

    def _register(self, plugin: Plugin) -> Plugin:
        for attribute in dir(plugin.module):
            implemented = hasattr(getattr(plugin.module, attribute, None), f"{NAME}_impl")
            if attribute.startswith(f"{NAME}_") and callable(getattr(plugin.module, attribute)) and not implemented:
                raise PluginFault(plugin.name, attribute, "isn't marked as a hook", "write @hookimpl above it")
        try:
            self._manager.register(plugin.module, plugin.name)
            self._manager.check_pending()
        except pluggy.PluginValidationError as error:
            reason = str(error).splitlines()[-1].strip() or str(error)
            raise PluginFault(
                plugin.name, "hooks", reason, f"use one of {', '.join(HOOKS)} with the arguments of its specification"
            ) from error
        except ValueError as error:
            raise PluginFault(plugin.name, "entry point", str(error), "install it once only") from error
        callers = self._manager.get_hookcallers(plugin.module) or []
        return Plugin(
            plugin.name, plugin.module, plugin.distribution, plugin.version, tuple(sorted(each.name for each in callers))
        )

    def _add_programmes(self, plugin: Plugin) -> None:
        subset = self._manager.subset_hook_caller(
            "avustin_programmes", [other for other in self._manager.get_plugins() if other is not plugin.module]
        )
        added = []
        for declared in (one for answer in subset() for one in answer):
            for fault in faults_of(declared, plugin.name):
                raise fault
            if declared.code in self.programmes:
                other = self.plugin_of(declared.code)
                raise PluginFault(
                    plugin.name, f"programme {declared.code}", f"its code is also that of plugin {other.name}",
                    "give one of them another code",
                )  # fmt: skip
            self.programmes[declared.code] = declared()
            added.append(self.programmes[declared.code])
        index = self.plugins.index(plugin)
        known = list(self.plugins)
        known[index] = Plugin(
            plugin.name, plugin.module, plugin.distribution, plugin.version, plugin.hooks, tuple(added)
        )
        self.plugins = tuple(known)

    def programme(self, code: str) -> Programme:
        """The programme of that code; NotFound when it isn't installed."""
        try:
            return self.programmes[code]
        except KeyError:
            raise NotFound("programme") from None

    def plugin_of(self, code: str) -> Plugin:
        """The plugin that added a programme."""
        return next(plugin for plugin in self.plugins if any(one.code == code for one in plugin.programmes))

    def reference_number(self, call: CallView, ordinal: int) -> str:
        """How the `ordinal`-th application of a call is numbered."""
        return str(self._manager.hook.avustin_reference_number(call=call, ordinal=ordinal))

    def decision_letter(self, decision: DecisionView) -> Text:
        """The letter of a decision."""
        letter: Text = self._manager.hook.avustin_decision_letter(decision=decision)
        return letter

    def payment_plan(self, decision: DecisionView) -> tuple[Instalment, ...]:
        """In which instalments a grant is paid."""
        return tuple(self._manager.hook.avustin_payment_plan(decision=decision) or ())

    def check_application(self, application: ApplicationView) -> list[RuleFinding]:
        """What any plugin finds of an application of any programme."""
        answers = self._manager.hook.avustin_check_application(application=application)
        return [finding for answer in answers for finding in answer or ()]

    def veto(self, transition: TransitionView) -> None:
        """Refuses a move that a plugin refuses, with the plugin's rule and reason."""
        for veto in self._manager.hook.avustin_before_transition(transition=transition):
            if veto is not None:
                raise Vetoed(reason=veto.message, rule=veto.rule_key)

    def announce(self, event: Event) -> None:
        """Tells every plugin, one by one; one that fails is logged and the others still hear."""
        for implementation in self._manager.hook.avustin_announce.get_hookimpls():
            wanted = {"event": event} if "event" in implementation.argnames else {}
            try:
                implementation.function(**wanted)
            except Exception:
                log.exception("plugin %s failed on %s", implementation.plugin_name, type(event).__name__)


HOOKS = tuple(name for name in vars(hookspecs) if name.startswith(f"{NAME}_"))


def _load(point: EntryPoint) -> Plugin:
    distribution, version = (point.dist.name, point.dist.version) if point.dist else ("none", "0")
    try:
        module: ModuleType | Any = point.load()
    except PluginFault:
        raise
    except Exception as error:
        raise PluginFault(
            point.name, _place(error), f"{type(error).__name__}: {error}",
            f"mend it, or start without it by AVUSTIN_PLUGINS_BLOCKED={point.name}",
        ) from error  # fmt: skip
    return Plugin(point.name, module, distribution, version)


def _place(error: BaseException) -> str:
    """The file and line of the plugin's own code where it failed."""
    trace, place = error.__traceback__, "import"
    while trace:
        code = trace.tb_frame.f_code
        if "importlib" not in code.co_filename and not code.co_filename.startswith("<"):
            if "avustin_core" not in code.co_filename:
                place = f"{code.co_filename.rsplit('/', 2)[-2]}/{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
