"""What is installed: plugins found, checked and asked, in types. pluggy ends here."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.metadata import EntryPoint, distributions
from typing import Any

import pluggy

from avustin_core import defaults
from avustin_core.errors import NotFound, Vetoed
from avustin_core.faults import PluginFault, faults_of, hook_faults, place_of_error, remedy_of
from avustin_core.forms import FormSpec, spec_of
from avustin_core.hook_trace import HookTrace
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
    hookimpl,
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

    def __init__(
        self, plugins: Iterable[Plugin], settings: Mapping[str, str] | None = None, *, trace: bool = False
    ) -> None:
        self._manager = pluggy.PluginManager(NAME)
        self._manager.add_hookspecs(hookspecs)
        self._trace = HookTrace() if trace else None
        if self._trace:
            self._manager.add_hookcall_monitoring(lambda *called: self._begun(), self._ended)
        self._manager.register(defaults, NAME)
        self._manager.hook.avustin_configure.call_historic(kwargs={"settings": dict(settings or {})})
        self.programmes: dict[str, Programme] = {}
        self.kept: dict[tuple[str, str, str], FormSpec] = {}  #: released forms that no plugin declares any more
        self.plugins: tuple[Plugin, ...] = ()
        for plugin in plugins:
            self._add(plugin)

    @classmethod
    def installed(
        cls,
        *,
        blocked: Iterable[str] = (),
        extra: Iterable[Plugin] = (),
        settings: Mapping[str, str] | None = None,
        trace: bool = False,
    ) -> "Registry":
        """The plugins of the entry-point group `avustin`, in the order of their names, and some more.

        `settings` is what `avustin_configure` gives to plugins; with `trace` each hook call is a line in the log.
        """
        points = sorted(_points(frozenset(blocked)), key=lambda point: point.name)
        return cls([*map(_load, points), *extra], settings, trace=trace)

    def _add(self, plugin: Plugin) -> None:
        """Registers a plugin, and the programmes that it declares."""
        if plugin.name in (NAME, *(each.name for each in self.plugins)):
            raise PluginFault(plugin.name, f"distribution {plugin.distribution}", "its name is taken", "rename it")
        for other in self.plugins:
            if other.module is plugin.module:
                raise PluginFault(plugin.name, "entry point", f"is the same as plugin {other.name}", "keep one of them")
        for fault in hook_faults(plugin.name, plugin.module):
            raise fault
        with _blamed(plugin.name, "avustin_configure"):
            self._manager.register(plugin.module, plugin.name)
        hooks = tuple(sorted(each.name for each in self._manager.get_hookcallers(plugin.module) or ()))
        programmes = tuple(self._programmes_of(plugin))
        self.plugins = (*self.plugins, replace(plugin, hooks=hooks, programmes=programmes))

    def _programmes_of(self, plugin: Plugin) -> Iterator[Programme]:
        others = [other for other in self._manager.get_plugins() if other is not plugin.module]
        with _blamed(plugin.name, "avustin_programmes"):
            answers = self._manager.subset_hook_caller("avustin_programmes", others)()
            declared = [programme for answer in answers for programme in answer]
        if not answers and self._implements(plugin, "avustin_programmes"):
            raise PluginFault(plugin.name, "avustin_programmes", "gives None", "return a list of programmes")
        for programme in declared:
            with _blamed(plugin.name, getattr(programme, "__name__", "avustin_programmes")):
                for fault in faults_of(programme, plugin.name):
                    raise fault
                made = programme()
            if made.code in self.programmes:
                raise self._same_code(plugin, made)
            self.programmes[made.code] = made
            yield made

    def _implements(self, plugin: Plugin, hook: str) -> bool:
        return any(each.name == hook for each in self._manager.get_hookcallers(plugin.module) or ())

    def _same_code(self, plugin: Plugin, programme: Programme) -> PluginFault:
        other = self.programmes[programme.code]
        theirs = [each.name for each in self.plugins if other in each.programmes] or [plugin.name]
        fault = f"the code {programme.code!r} is also that of {type(other).__name__} in plugin {theirs[0]}"
        return PluginFault(plugin.name, f"{type(programme).__name__}.code", fault, "give one of them another code")

    def programme(self, code: str) -> Programme:
        """The programme of that code; NotFound when it isn't installed."""
        try:
            return self.programmes[code]
        except KeyError:
            raise NotFound("programme") from None

    def form(self, code: str, name: str, version: str) -> FormSpec | None:
        """A released form to show answers by: the plugin's own, or what is kept of one that is gone."""
        programme = self.programmes.get(code)
        return (form_in(programme, name, version) if programme else None) or self.kept.get((code, name, version))

    def plugin_of(self, code: str) -> Plugin:
        """The plugin that added a programme."""
        return next(plugin for plugin in self.plugins if any(one.code == code for one in plugin.programmes))

    def reference_number(self, call: CallView, ordinal: int) -> str:
        """How the `ordinal`-th application of a call is numbered."""
        return str(self._manager.hook.avustin_reference_number(call=call, ordinal=ordinal))

    def decision_letter(self, decision: DecisionView) -> Text | None:
        """What the letter of a decision says beside what is decided."""
        letter: Text | None = self._manager.hook.avustin_decision_letter(decision=decision)
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
            failed: Exception | None = None
            self._begun()
            try:
                implementation.function(**wanted)
            except Exception as error:
                failed = error
                log.exception("plugin %s failed on %s", implementation.plugin_name, type(event).__name__)
            if self._trace:
                self._trace.end("avustin_announce", [implementation.plugin_name], error=failed)

    def _begun(self) -> None:
        if self._trace:
            self._trace.begin()

    def _ended(self, outcome: Any, hook: str, implementations: Any, given: Any) -> None:
        if self._trace:
            answer = None if outcome.exception else outcome.get_result()
            count = len(answer) if isinstance(answer, list) else int(answer is not None)
            plugins = [each.plugin_name for each in implementations]
            self._trace.end(hook, plugins, answers=count, error=outcome.exception)


def form_in(programme: Programme, name: str, version: str) -> FormSpec | None:
    """The programme's form of that name and version, as its plugin declares it."""
    specs = (spec_of(form) for form in (*programme.released_forms(), *programme.report_forms))
    return next((spec for spec in specs if (spec.name, spec.version) == (name, version)), None)


class _Alone:
    """The plugin that an entry point makes of a programme: it adds that one, and answers no other hook."""

    def __init__(self, programme: type[Programme]) -> None:
        self.programme = programme

    @hookimpl
    def avustin_programmes(self) -> tuple[type[Programme], ...]:
        return (self.programme,)


def _points(blocked: frozenset[str]) -> Iterable[EntryPoint]:
    """What is installed under each name. Two distributions of one name of a plugin, or two versions of one, are refused."""
    found: dict[str, EntryPoint] = {}
    for distribution in distributions():
        for point in distribution.entry_points.select(group=NAME):
            other = found.setdefault(point.name, point)
            if point.name not in blocked and _origin(other)[:2] != _origin(point)[:2]:
                both = " and ".join(
                    f"{name} {version} ({place})" for name, version, place in (_origin(other), _origin(point))
                )
                raise PluginFault(point.name, "entry point", f"is installed twice: {both}", "uninstall one of them")
    return [point for name, point in found.items() if name not in blocked]


def _origin(point: EntryPoint) -> tuple[str, str, str]:
    return (point.dist.name, point.dist.version, str(point.dist.locate_file(""))) if point.dist else ("none", "0", "")


def _load(point: EntryPoint) -> Plugin:
    distribution, version, _ = _origin(point)
    with _blamed(point.name, f"entry point {point.value}"):
        loaded = point.load()
        is_programme = isinstance(loaded, type) and issubclass(loaded, Programme)
        return Plugin(point.name, _Alone(loaded) if is_programme else loaded, distribution, version)
    raise AssertionError("an error that is blamed is raised")


@contextmanager
def _blamed(plugin: str, place: str) -> Iterator[None]:
    """Turns whatever a plugin raises into its fault, at the line where it was raised."""
    try:
        yield
    except PluginFault:
        raise
    except (Exception, SystemExit) as error:
        told = f"{type(error).__name__}: {error}"
        raise PluginFault(plugin, place_of_error(error, place), told, remedy_of(error, plugin)) from error
