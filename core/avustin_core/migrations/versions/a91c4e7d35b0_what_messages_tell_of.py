"""Which row a recipient's message tells of, so that messages about a matter are found by an index."""

import sqlalchemy as sa
from alembic import op

revision = "a91c4e7d35b0"
down_revision = "e51d7a90c3b6"
branch_labels = None
depends_on = None

KEYS = ("applicationId", "completionId", "timeLimitId", "decision", "decisionId", "reportId")


def upgrade() -> None:
    """The column, filled from what is there: such a message's payload names one row and nothing else."""
    op.add_column("outbox_messages", sa.Column("about_id", sa.Uuid(), nullable=True))
    op.create_index("ix_outbox_messages_about_id", "outbox_messages", ["about_id"])
    for key in KEYS:
        inside, value = f"payload ->> '{key}'", f"cast(payload ->> '{key}' as uuid)"
        if op.get_bind().dialect.name == "sqlite":
            value = f"replace({inside}, '-', '')"
        op.execute(
            f"update outbox_messages set about_id = {value} where recipient_id is not null and {inside} is not null"
        )


def downgrade() -> None:
    """Without it."""
    op.drop_index("ix_outbox_messages_about_id", "outbox_messages")
    with op.batch_alter_table("outbox_messages") as table:
        table.drop_column("about_id")
