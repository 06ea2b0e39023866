"""One operation of the room, as `static/js/room/queue.js` sends it."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import Field, TypeAdapter, field_validator

from interviews.operations.saving import FieldOperation

LONGEST_NAME = 120
MOST_AT_ONCE = 500
MOST = 2_000_000_000  # fits a database's integer


class OperationIn(Schema):
    """JSON, so it is read by a schema and not by a form; it costs a tenth of the time."""

    op_id: UUID
    field: str = Field(max_length=LONGEST_NAME)
    value: Any  # text as it came: half an emoji is put right by `clean_value`, not refused here
    base_revision: int = Field(ge=0, le=MOST)
    tab_id: UUID | None = None
    seq: int = Field(default=0, ge=0, le=MOST)

    @field_validator("value", mode="plain")
    @classmethod
    def is_text(cls, value: object) -> object:
        if not isinstance(value, str):
            raise ValueError("A value is a text.")  # noqa: TRY004 - pydantic reads ValueError
        return value

    def operation(self) -> FieldOperation:
        return FieldOperation(
            op_id=self.op_id,
            field=self.field,
            value=self.value,
            base_revision=self.base_revision,
            tab_id=self.tab_id,
            seq=self.seq,
        )


Operations = TypeAdapter(Annotated[list[OperationIn], Field(max_length=MOST_AT_ONCE)])
