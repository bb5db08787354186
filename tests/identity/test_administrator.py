"""The first administrator: appointed from the command line by the installation itself, and nobody else that way."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col
from typer.testing import CliRunner

from avustin_core.access import PUBLIC, find_actor
from avustin_core.audit import AuditEvent, AuditValues
from avustin_core.organisations.members import appoint_administrator
from avustin_core.organisations.refusals import ReasonMissing
from avustin_core.plugin import Role
from avustin_core.work import Avustin
from avustin_schema.commands.program import app


async def test_the_first_administrator_is_appointed_once_and_it_stays_in_the_trail(avustin: Avustin) -> None:
    settings = avustin.settings.model_copy(update={"oidc_issuer": "https://id.example"})
    installation = Avustin(settings, avustin.registry, clock=avustin.clock, engine=avustin.engine)
    with pytest.raises(ReasonMissing):
        await installation.run(PUBLIC, lambda work: appoint_administrator(work, subject="a", name="A", reason=" "))

    first, again = [
        await installation.run(
            PUBLIC, lambda work: appoint_administrator(work, subject="a", name="Aino", reason="alku")
        )
        for _ in range(2)
    ]

    assert first.id == again.id
    statement = select(col(AuditEvent.actor_id), col(AuditEvent.object_type), col(AuditValues.changes))
    async with installation.reading() as connection:
        actor = await find_actor(connection, "https://id.example a")
        trail = (
            await connection.execute(
                statement.join(AuditValues, col(AuditValues.event_id) == col(AuditEvent.id))
                .where(col(AuditEvent.act) == "organisations.appoint_administrator")
                .order_by(col(AuditEvent.seq))
            )
        ).all()
    assert actor is not None
    assert (actor.name, set(actor.roles)) == ("Aino", {(Role.ADMINISTRATOR, None)})
    assert [(row.actor_id, row.object_type, row.changes["reason"]["text"][1]) for row in trail] == [
        (None, "RoleGrant", "alku"), (None, "RoleGrant", "alku"),
    ]  # fmt: skip


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_command_says_what_it_did_or_what_is_missing(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AVUSTIN_DATABASE", database)
    monkeypatch.setenv("AVUSTIN_DATA", str(tmp_path))

    done = CliRunner().invoke(app, ["administrator", "248289761001", "--name", "Aino Esimerkki"])
    blank = CliRunner().invoke(app, ["administrator", "248289761001", "--name", " "])

    assert (done.exit_code, done.output) == (0, "Aino Esimerkki is an administrator.\n")
    assert (blank.exit_code, blank.output) == (1, "name: Fill in the field.\n")
