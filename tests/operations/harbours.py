"""A plugin that brings tables: written into a folder, with its entry point, as an installer would."""

from pathlib import Path

FIRST = '''"""Harbours have berths."""

import sqlalchemy as sa
from alembic import op

revision = "harbours0001"
down_revision = None
branch_labels = {labels}
depends_on = "c77ae87811ec"


def upgrade() -> None:
    op.create_table("harbours_berths", sa.Column("name", sa.String(), primary_key=True))
    op.execute("insert into harbours_berths values ('A1')")
{then}

def downgrade() -> None:
    op.drop_table("harbours_berths")
'''
FAILS = '    raise RuntimeError("halfway")\n'
HANGS = """    import pathlib, time
    pathlib.Path({marker!r}).touch()
    time.sleep(60)
"""


def install(folder: Path, *, then: str = "", labels: str = '("harbours",)') -> Path:
    """The plugin in a folder for the path of modules; `then` is what its revision does at the end."""
    revisions = folder / "harbours" / "migrations"
    revisions.mkdir(parents=True, exist_ok=True)
    (folder / "harbours" / "__init__.py").write_text('"""A plugin with tables."""\n')
    (revisions / "harbours0001.py").write_text(FIRST.format(labels=labels, then=then))
    told = folder / "harbours-1.0.dist-info"
    told.mkdir(exist_ok=True)
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: harbours\nVersion: 1.0\n")
    (told / "entry_points.txt").write_text("[avustin]\nharbours = harbours\n")
    return folder
