"""The terms by which rows are found."""

from uuid import UUID

from sqlalchemy import Column, Index, String
from sqlmodel import Field, SQLModel

BYTEWISE = String(64).with_variant(String(64, collation="C"), "postgresql")  #: so that an index serves beginnings


class SearchTerm(SQLModel, table=True):
    """One term of one row. A table's name stands for the kind of the row."""

    __tablename__ = "search_terms"
    __table_args__ = (Index("ix_search_terms_row_id", "row_id"),)

    kind: str = Field(primary_key=True, max_length=40)
    term: str = Field(sa_column=Column(BYTEWISE, primary_key=True))
    row_id: UUID = Field(primary_key=True)
