"""Files from the person's computer, in pieces small enough to arrive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

import traitlets as t

from kamwidgets.widgets.base import STATIC, Intent, KamWidget

__all__ = ["CHUNK_BYTES", "Upload"]

CHUNK_BYTES = 2**20  # a message over 10 MiB vanishes without a word: stay well below
MEGABYTE = 10**6  # as people read sizes


@dataclass
class _Arriving:
    """A file of which some pieces have come."""

    name: str
    size: int
    chunks: int
    pieces: list[bytes] = field(default_factory=list)

    @property
    def arrived(self) -> int:
        """Count the bytes so far."""
        return sum(map(len, self.pieces))

    @property
    def complete(self) -> bool:
        return len(self.pieces) == self.chunks and self.arrived == self.size


class _BrokenError(Exception):
    """What arrived does not make a file; carries the sentence for the person."""


class Upload(KamWidget):
    """A large area to drop files on; each arrives whole or not at all.

    The page sends a file in pieces of at most ``CHUNK_BYTES`` and waits for each to be acknowledged. A piece that comes
    twice is acknowledged twice and kept once; a piece out of turn ends the file with a sentence.

    Parameters
    ----------
    on_file : callable, optional
        Called with name (no folders) and contents (bytes) of each complete file. While it runs the page shows the file
        as being read; if it raises, the file is shown as failed.
    **traits
        ``label``, ``hint``, ``button`` (texts), ``accept`` (as in HTML: ".csv,.xlsx"), ``multiple``,
        ``limit_mb`` (megabytes per file), ``busy`` (a sentence while no file can be taken, or empty),
        ``message`` ({level: good, warning or bad; sentence} or empty).

    Examples
    --------
    >>> upload = Upload(on_file=lambda name, contents: print(name, len(contents)), accept=".csv", limit_mb=50)
    >>> upload.limit_mb
    50.0
    """

    INTENTS = frozenset({"file-start", "file-chunk", "file-end", "file-cancel"})
    _esm = STATIC / "upload.js"

    label = t.Unicode("Drop files here").tag(sync=True)
    hint = t.Unicode("").tag(sync=True)
    button = t.Unicode("Choose a file").tag(sync=True)
    accept = t.Unicode("").tag(sync=True)
    multiple = t.Bool(default_value=True).tag(sync=True)
    limit_mb = t.Float(100).tag(sync=True)
    busy = t.Unicode("").tag(sync=True)
    message = t.Dict().tag(sync=True)

    def __init__(self, *, on_file: Callable[[str, bytes], None] | None = None, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_file = on_file
        self._arriving: dict[str, _Arriving] = {}
        self._read: set[str] = set()

    def _receive(self, intent: Intent, buffers: list[memoryview]) -> None:
        act = {"file-start": self._start, "file-chunk": self._chunk, "file-end": self._end, "file-cancel": self._drop}
        try:
            act[intent["type"]](intent, buffers)
        except _BrokenError as broken:
            self._drop(intent, buffers)
            self.send({"type": "refused", "id": intent["id"], "sentence": str(broken)})
        super()._receive(intent, buffers)

    def _start(self, intent: Intent, _buffers: list[memoryview]) -> None:
        if intent["size"] > self.limit_mb * MEGABYTE:
            raise _BrokenError(f"The file is larger than {self.limit_mb:g} MB.")
        # Only the last part of the name: a browser gives no folders, anybody else might.
        name = PurePosixPath(str(intent["name"]).replace("\\", "/")).name or "file"
        self._arriving.setdefault(intent["id"], _Arriving(name, intent["size"], intent["chunks"]))

    def _chunk(self, intent: Intent, buffers: list[memoryview]) -> None:
        arriving = self._arriving.get(intent["id"])
        if arriving is None:
            raise _BrokenError("The beginning of the file is missing. Please send it again.")
        index = intent["index"]
        if index > len(arriving.pieces) or index >= arriving.chunks:
            raise _BrokenError("A piece of the file was lost on the way. Please send it again.")
        if index == len(arriving.pieces):
            piece = bytes(buffers[0]) if buffers else b""
            if not 0 < len(piece) <= min(CHUNK_BYTES, arriving.size - arriving.arrived):
                raise _BrokenError("A piece of the file came damaged. Please send it again.")
            arriving.pieces.append(piece)
        self.send({"type": "ack", "id": intent["id"], "index": index})

    def _end(self, intent: Intent, _buffers: list[memoryview]) -> None:
        identity = intent["id"]
        if identity not in self._read:
            arriving = self._arriving.pop(identity, None)
            if arriving is None or not arriving.complete:
                raise _BrokenError("The file did not arrive whole. Please send it again.")
            self._hand_over(identity, arriving)
            self._read.add(identity)
        self.send({"type": "received", "id": identity})

    def _hand_over(self, identity: str, arriving: _Arriving) -> None:
        try:
            if self.on_file:
                self.on_file(arriving.name, b"".join(arriving.pieces))
        except Exception:
            self.send({"type": "refused", "id": identity, "sentence": "The file arrived but could not be read."})
            raise

    def _drop(self, intent: Intent, _buffers: list[memoryview]) -> None:
        self._arriving.pop(intent["id"], None)
