"""What plugins are asked of a report before it moves on."""

from avustin_core.plugin import TransitionView
from avustin_core.reports.models import Report, ReportStatus
from avustin_core.work import Work


def ask_plugins(work: Work, name: str, report: Report, to_state: ReportStatus) -> None:
    """Lets any plugin refuse the move."""
    work.registry.veto(
        TransitionView(
            name=name,
            kind="report",
            id=str(report.id),
            from_state=report.status.name,
            to_state=to_state.name,
            at=work.now,
            actor_id=str(work.actor.user_id) if work.actor.user_id else None,
        )
    )
