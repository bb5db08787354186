"""Several letters about one thing: one that says more takes the place of the one before."""

import sqlalchemy as sa
from alembic import op

revision = "b7d2f9c4e103"
down_revision = "5c18e7f0a9d4"
branch_labels = None
depends_on = None

OLD, NEW = "uq_letters_about_id", "uq_letters_about_id_ordinal"


def upgrade() -> None:
    """To this revision."""
    with op.batch_alter_table("letters") as letters:
        letters.add_column(sa.Column("ordinal", sa.Integer(), nullable=False, server_default="1"))
        letters.drop_constraint(op.f(OLD), type_="unique")
        letters.create_unique_constraint(op.f(NEW), ["about_id", "ordinal"])


def downgrade() -> None:
    """Back to the one before: what a later letter says is in its document only."""
    op.execute("DELETE FROM letters WHERE ordinal > 1")
    with op.batch_alter_table("letters") as letters:
        letters.drop_constraint(op.f(NEW), type_="unique")
        letters.create_unique_constraint(op.f(OLD), ["about_id"])
        letters.drop_column("ordinal")
