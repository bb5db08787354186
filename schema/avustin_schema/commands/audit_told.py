"""What a verification of the trail found, for a person at a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Column, Table

from avustin_core.audit.faults import Fault
from avustin_core.audit.proofs import unproven
from avustin_core.audit.verifying import Checked, Verification

WIDTH = 120


@contextmanager
def progress(console: Console) -> Iterator[Callable[[int, int], None]]:
    """A bar that goes away; nothing where nobody watches."""
    if not console.is_terminal:
        yield lambda done, of: None
        return
    columns = (TextColumn("Reading the trail"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=max(done, of))


def tell(console: Console, found: Verification) -> None:
    """The chains, the verdict, and what is not proved."""
    console = console if console.is_terminal else Console(width=WIDTH)
    console.print(_chains(found.chains))
    if found.is_whole:
        says = f"Whole: as they were written, all {found.events} events (chains: {len(found.chains)})."
        console.print(f"[bold green]{says}[/]", highlight=False)
    for fault in found.faults:
        _tell_fault(console, fault)
    console.print("\nWhat this doesn't prove:", highlight=False)
    for sentence in unproven(found):
        console.print(Padding(f"– {sentence}", (0, 0, 0, 2)), highlight=False, markup=False)


def _tell_fault(console: Console, fault: Fault) -> None:
    where = f"chain {fault.chain}, number {fault.seq}" if fault.id else f"{fault.chain}, number {fault.seq}"
    console.print(f"[bold red]Not whole:[/] {where}: [bold]{fault.kind}[/]", highlight=False)
    if fault.id:
        console.print(f"  event {fault.id}", highlight=False)
    console.print(Padding(fault.says, (0, 0, 0, 2)), highlight=False, markup=False)


def _chains(chains: list[Checked]) -> Table:
    table = Table(
        Column("Chain", overflow="fold"),
        *(Column(name, justify="right", no_wrap=True) for name in ("Events", "Values erased", "Anchored up to")),
        Column("State", no_wrap=True), box=None, padding=(0, 2, 0, 0),
    )  # fmt: skip
    for each in chains:
        state = f"[red]{each.fault.kind}[/]" if each.fault else "[green]whole[/]"
        table.add_row(each.chain, str(each.events), str(each.values_erased), str(each.anchored or "–"), state)
    return table
