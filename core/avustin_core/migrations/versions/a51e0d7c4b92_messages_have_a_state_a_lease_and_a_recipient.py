"""Messages have a state, a lease and a recipient."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "a51e0d7c4b92"
down_revision = "c599cc13ca23"
branch_labels = None
depends_on = None


def columns() -> tuple[sa.Column[Any], ...]:
    """What messages get."""
    return (
        sa.Column("state", sa.String(40), nullable=False, server_default="PENDING"),
        sa.Column("leased_until", UTCDateTime(), nullable=True),
        sa.Column("fault", sa.String(40), nullable=True),
        sa.Column("reply", sa.Integer(), nullable=True),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("notice_id", sa.Uuid(), nullable=True),
        sa.Column("recipient_id", sa.Uuid(), nullable=True),
        sa.Column("language", sa.String(40), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("is_fictional", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def upgrade() -> None:
    """To this revision. What was sent is told from what waits."""
    op.drop_index(op.f("ix_outbox_messages_due_at"), table_name="outbox_messages")
    with op.batch_alter_table("outbox_messages") as table:
        for column in columns():
            table.add_column(column)
        table.create_unique_constraint(op.f("uq_outbox_messages_key"), ["key"])
        table.create_foreign_key(op.f("fk_outbox_messages_notice_id"), "outbox_messages", ["notice_id"], ["id"])
        table.create_foreign_key(op.f("fk_outbox_messages_recipient_id"), "users", ["recipient_id"], ["id"])
    op.execute("update outbox_messages set state = 'PASSED_ON' where sent_at is not null")
    op.create_index("ix_outbox_messages_state_due_at", "outbox_messages", ["state", "due_at"], unique=False)
    op.create_index(op.f("ix_outbox_messages_notice_id"), "outbox_messages", ["notice_id"], unique=False)
    op.create_index(op.f("ix_outbox_messages_recipient_id"), "outbox_messages", ["recipient_id"], unique=False)


def downgrade() -> None:
    """Back to the one before: a message to one recipient goes, the notice that it was made of stays."""
    op.drop_index(op.f("ix_outbox_messages_recipient_id"), table_name="outbox_messages")
    op.drop_index(op.f("ix_outbox_messages_notice_id"), table_name="outbox_messages")
    op.drop_index("ix_outbox_messages_state_due_at", table_name="outbox_messages")
    op.execute("delete from outbox_messages where notice_id is not null")
    with op.batch_alter_table("outbox_messages") as table:
        table.drop_constraint(op.f("fk_outbox_messages_recipient_id"), type_="foreignkey")
        table.drop_constraint(op.f("fk_outbox_messages_notice_id"), type_="foreignkey")
        table.drop_constraint(op.f("uq_outbox_messages_key"), type_="unique")
        for column in reversed(columns()):
            table.drop_column(column.name)
    op.create_index(op.f("ix_outbox_messages_due_at"), "outbox_messages", ["due_at"], unique=False)
