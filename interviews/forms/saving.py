"""A whole question of the room by an ordinary form, for a browser without scripts."""

from typing import Any
from uuid import UUID, uuid5

from django import forms

from interviews.forms.operation import MOST
from interviews.operations.saving import FieldOperation
from lib.numbers import whole_or_none


class PlainSaveForm(forms.Form):
    """Every field of the form, each with what it was based on.

    The page holds, per field `name`, its value under `name` and the revision under `name:revision`;
    for a state, which other fields change too, what it was under `name:was`.
    """

    op_id = forms.UUIDField()

    def operations(self, names: list[str]) -> list[FieldOperation]:
        """One operation a field that was sent; the same text sent twice is the same operation."""
        op_id: UUID = self.cleaned_data["op_id"]
        sent: Any = self.data
        return [
            FieldOperation(
                op_id=uuid5(op_id, f"{name}\n{sent[name]}".encode("utf-8", "replace").decode()),
                field=name,
                value=sent[name],
                base_revision=_revision(sent.get(f"{name}:revision", "")),
            )
            for name in names
            if name in sent and sent[name] != sent.get(f"{name}:was")
        ]


def _revision(text: str) -> int:
    """What is no revision is taken for none, so that the text arrives on a stale base and is kept beside."""
    number = whole_or_none(text) or 0
    return number if number <= MOST else 0
