"""The upload's Python half: a file arrives whole or not at all, whatever comes twice, late or never."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets.widgets.upload import CHUNK_BYTES, Upload

CONTENTS = bytes(range(256)) * 4096 * 2 + b"tail"  # two full pieces and a little
PIECES = [CONTENTS[start : start + CHUNK_BYTES] for start in range(0, len(CONTENTS), CHUNK_BYTES)]


class Desk:
    """An upload, the files it handed over and what it answered."""

    def __init__(self, **traits: Any) -> None:
        self.files: list[tuple[str, bytes]] = []
        self.answers: list[dict[str, Any]] = []
        self.upload = Upload(on_file=lambda name, contents: self.files.append((name, contents)), **traits)
        self.upload.send = self.answers.append  # pyright: ignore[reportAttributeAccessIssue] - a shorter line

    def say(self, kind: str, *buffers: bytes, **intent: Any) -> None:
        """Send an intent as the page would."""
        self.upload._on_message(
            self.upload, {"type": f"file-{kind}", "id": "a", **intent}, [memoryview(b) for b in buffers]
        )

    def start(self, **changes: Any) -> None:
        """Announce the file."""
        self.say("start", **{"name": "orders.csv", "size": len(CONTENTS), "chunks": len(PIECES)} | changes)

    def chunk(self, index: int, piece: bytes | None = None) -> None:
        """Send a piece, by default the right one."""
        self.say("chunk", PIECES[index] if piece is None else piece, index=index)


@pytest.fixture
def desk() -> Desk:
    return Desk(limit_mb=5)


def test_file__arrives_whole_and_each_piece_is_acknowledged(desk: Desk) -> None:
    desk.start()
    for index in range(3):
        desk.chunk(index)
    assert desk.files == []
    desk.say("end")
    assert desk.files == [("orders.csv", CONTENTS)]
    acks = [{"type": "ack", "id": "a", "index": index} for index in range(3)]
    assert desk.answers == [*acks, {"type": "received", "id": "a"}]


def test_pieces__that_come_twice_are_acknowledged_twice_and_kept_once(desk: Desk) -> None:
    for index in (0, 0, 1, 0, 1, 2):
        desk.start()
        desk.chunk(index)
    desk.say("end")
    desk.say("end")
    assert desk.files == [("orders.csv", CONTENTS)]
    assert [answer.get("index") for answer in desk.answers] == [0, 0, 1, 0, 1, 2, None, None]


def test_pieces__out_of_turn_end_the_file(desk: Desk) -> None:
    desk.start()
    desk.chunk(0)
    desk.chunk(2)
    assert desk.answers[-1] == {
        "type": "refused",
        "id": "a",
        "sentence": "A piece of the file was lost on the way. Please send it again.",
    }
    desk.chunk(1)
    desk.say("end")
    assert desk.files == []
    assert {answer["type"] for answer in desk.answers[1:]} == {"refused"}


@pytest.mark.parametrize("piece", [b"", b"x" * (CHUNK_BYTES + 1)])
def test_pieces__of_a_wrong_size_end_the_file(desk: Desk, piece: bytes) -> None:
    desk.start()
    desk.chunk(0, piece)
    assert desk.answers[-1]["type"] == "refused"


def test_pieces__beyond_the_announced_size_end_the_file(desk: Desk) -> None:
    desk.start(size=CHUNK_BYTES + 1, chunks=2)
    desk.chunk(0)
    desk.chunk(1)
    assert desk.answers[-1]["type"] == "refused"


def test_end__before_all_pieces_came_is_refused(desk: Desk) -> None:
    desk.start()
    desk.chunk(0)
    desk.say("end")
    assert desk.files == []
    assert desk.answers[-1]["sentence"] == "The file did not arrive whole. Please send it again."


def test_start__of_a_file_over_the_limit_is_refused(desk: Desk) -> None:
    desk.start(size=5_000_001)
    assert desk.answers == [{"type": "refused", "id": "a", "sentence": "The file is larger than 5 MB."}]
    desk.chunk(0)
    assert desk.answers[-1]["type"] == "refused"


def test_cancel__forgets_what_came(desk: Desk) -> None:
    desk.start()
    desk.chunk(0)
    desk.say("cancel")
    desk.say("cancel")
    assert desk.upload._arriving == {}


@pytest.mark.parametrize(
    ("given", "kept"), [("../../etc/passwd", "passwd"), ("C:\\data\\orders.csv", "orders.csv"), ("", "file")]
)
def test_name__loses_its_folders(desk: Desk, given: str, kept: str) -> None:
    desk.start(name=given, size=1, chunks=1)
    desk.chunk(0, b"x")
    desk.say("end")
    assert desk.files == [(kept, b"x")]


def test_on_file__that_fails_is_told_to_the_page_and_raised(desk: Desk) -> None:
    def fail(_name: str, _contents: bytes) -> None:
        raise KeyError("column")

    desk.upload.on_file = fail
    desk.start(size=1, chunks=1)
    desk.chunk(0, b"x")
    with pytest.raises(KeyError):
        desk.say("end")
    assert desk.answers[-1] == {"type": "refused", "id": "a", "sentence": "The file arrived but could not be read."}
