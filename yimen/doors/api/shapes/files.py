"""Files of materials as programs see them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from yimen.work.cases.states import Act

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yimen.base.files.store import Stored


class Bringing(StrEnum):
    """The acts in a case that bring materials."""

    RESUBMIT = Act.RESUBMIT.value
    SUPPLEMENT = Act.SUPPLEMENT.value
    WITHDRAW_PLEDGE = Act.WITHDRAW_PLEDGE.value


class FileShape(BaseModel):
    """A file as it is kept; what it is, its content says and not its name."""

    name: str = Field(examples=["平面图.pdf"])
    sha256: str = Field(examples=["ab" * 32])
    size: int = Field(examples=[48_211], description="bytes")
    kind: str = Field(examples=["application/pdf"])


class FilesShape(BaseModel):
    """The files of one material, and how far the file that was asked about has come."""

    offset: int = Field(examples=[1_000_000], description="bytes of it that are there")
    sha256: str = Field(examples=["cd" * 32], description="names all files; empty without one")
    files: list[FileShape]


class FileOfCase(FileShape):
    """A file of a case, and the key of the material that it belongs to."""

    material: str = Field(examples=["layout"])


class CaseFiles(BaseModel):
    """All files of a case, material by material."""

    files: list[FileOfCase]


def file_shapes(files: Iterable[Stored]) -> list[FileShape]:
    """Files as they are listed."""
    return [FileShape.model_validate(each, from_attributes=True) for each in files]
