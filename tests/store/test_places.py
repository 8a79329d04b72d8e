"""Where a workspace is: a folder, or a folder that names its database."""

from __future__ import annotations

import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from kamwidgets import edits
from kamwidgets.store import (
    NoWorkspace,
    Workspace,
    WorkspaceError,
    drives,
    new_workspace,
    open_workspace,
    restore_workspace,
)
from kamwidgets.store.database import open_database, tables_of
from kamwidgets.store.making import in_the_making
from kamwidgets.store.places import SETTINGS, place_of, server_url
from tests.postgres import Server
from tests.store.test_drives import DISK, drive


@pytest.fixture
def server_address(postgres: Server) -> str:
    with_password = postgres.fresh().set(password="geheim")  # noqa: S106 - the server asks for none
    return with_password.render_as_string(hide_password=False)


def test_new_workspace__with_a_database_is_opened_by_its_folder(tmp_path: Path, server_address: str):
    made = new_workspace(tmp_path / "w", database=server_address, company="Alder")
    made.apply("acme", edits.add_person, name="Ada")
    again = open_workspace(tmp_path / "w")
    assert [person.name for person in again.plan("acme").people.values()] == ["Ada"]
    assert again.portfolio.settings.company == "Alder"
    assert sorted(path.name for path in (tmp_path / "w").iterdir()) == [SETTINGS]


def test_new_workspace__in_a_database_where_another_is_being_made_is_refused(tmp_path: Path, server_address: str):
    with in_the_making(tmp_path / "first", server_address) as place:
        for make in (
            lambda: new_workspace(tmp_path / "second", database=server_address),
            lambda: restore_workspace(tmp_path / "kept.zip", tmp_path / "second", database=server_address),
        ):
            with pytest.raises(WorkspaceError, match="another workspace is being made in this database"):
                make()
        Workspace(place, making=True).close()
    assert [path.name for path in tmp_path.iterdir()] == ["first"]
    open_workspace(tmp_path / "first").close()
    with pytest.raises(WorkspaceError, match="holds a workspace already"):
        new_workspace(tmp_path / "second", database=server_address)


def test_new_workspace__two_at_the_same_moment_make_one(tmp_path: Path, server_address: str):
    together = Barrier(2)

    def make(name: str) -> str:
        together.wait()
        try:
            new_workspace(tmp_path / name, database=server_address).close()
        except WorkspaceError as error:
            return str(error)
        return ""

    with ThreadPoolExecutor() as pool:
        said = list(pool.map(make, ("one", "two")))
    assert sorted(map(bool, said)) == [False, True]
    made = "one" if said[0] == "" else "two"
    assert [path.name for path in tmp_path.iterdir()] == [made]
    assert open_workspace(tmp_path / made).portfolio.criteria


def test_new_workspace__keeps_the_password_to_its_owner(tmp_path: Path, server_address: str):
    made = new_workspace(tmp_path / "w", database=server_address)
    settings = tmp_path / "w" / SETTINGS
    assert settings.stat().st_mode & 0o777 == 0o600
    assert "geheim" in settings.read_text(encoding="utf-8")
    for shown in (made, made.place, made.engine, made.place.url):
        assert "geheim" not in repr(shown) + str(shown)


def test_open_workspace__takes_an_address_and_the_folder_of_the_facts(tmp_path: Path, server_address: str):
    new_workspace(tmp_path / "w", database=server_address, company="Alder")
    by_address = open_workspace(server_address, facts=tmp_path / "elsewhere" / "facts")
    assert by_address.portfolio.settings.company == "Alder"
    assert by_address.facts.folder == tmp_path / "elsewhere" / "facts"
    with pytest.raises(WorkspaceError, match="Say where the facts of this workspace lie"):
        open_workspace(server_address)


def test_new_workspace__leaves_a_database_alone_that_holds_one(tmp_path: Path, server_address: str):
    new_workspace(tmp_path / "w", database=server_address, company="Alder")
    with pytest.raises(WorkspaceError, match="This database holds a workspace already"):
        new_workspace(tmp_path / "v", database=server_address)
    assert open_workspace(tmp_path / "w").portfolio.settings.company == "Alder"
    assert [path.name for path in tmp_path.iterdir()] == ["w"]


def test_new_workspace__interrupted_in_the_making_leaves_nothing_in_the_database(
    tmp_path: Path, server_address: str, monkeypatch: pytest.MonkeyPatch
):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kamwidgets.store.workspace.fill", interrupted)
    with pytest.raises(KeyboardInterrupt):
        new_workspace(tmp_path / "w", sample=tmp_path, database=server_address)
    assert list(tmp_path.iterdir()) == []
    with open_database(server_address, making=False).connect() as connection:
        assert tables_of(connection) == ""


@pytest.mark.parametrize("address", ["", "plans", "mysql://kam:geheim@host/x", "postgresql://kam:geheim@host:port/x"])
def test_server_url__refuses_what_is_no_address_and_never_repeats_it(address: str):
    with pytest.raises(WorkspaceError, match="write it as postgresql://NAME:PASSWORD@HOST/DATABASE") as refused:
        server_url(address)
    assert "geheim" not in "".join(traceback.format_exception(refused.value))


@pytest.mark.parametrize("text", ["", "database = 7", "= nonsense", 'database = "sqlite:///x"'])
def test_open_workspace__says_when_its_settings_name_no_database(tmp_path: Path, text: str):
    (tmp_path / SETTINGS).write_text(text)
    with pytest.raises(WorkspaceError, match=f"{SETTINGS} names no database: write database"):
        open_workspace(tmp_path)


def test_open_workspace__tells_that_there_is_none_from_one_that_cannot_be_reached(tmp_path: Path):
    with pytest.raises(NoWorkspace):
        open_workspace(tmp_path)
    (tmp_path / SETTINGS).write_text('database = "postgresql://kam@127.0.0.1:1/x"')
    with pytest.raises(WorkspaceError, match=r"The database on 127\.0\.0\.1 cannot be reached") as refused:
        open_workspace(tmp_path)
    assert not isinstance(refused.value, NoWorkspace)


def test_new_workspace__is_refused_on_a_network_drive_unless_a_server_keeps_the_documents(
    tmp_path: Path, server_address: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(drives, "_mounted", lambda _: [DISK, drive("cifs", at=str(tmp_path))])
    with pytest.raises(WorkspaceError, match=r"lies on a network drive \(cifs\), where a database file is not safe"):
        new_workspace(tmp_path / "w")
    assert list(tmp_path.iterdir()) == []
    assert new_workspace(tmp_path / "w", database=server_address).place.caution == ""


def test_caution__warns_of_a_workspace_that_was_moved_to_a_network_drive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    new_workspace(tmp_path / "w").close()
    assert place_of(tmp_path / "w").caution == ""
    monkeypatch.setattr(drives, "_mounted", lambda _: [DISK, drive("nfs4", at=str(tmp_path))])
    assert "lies on a network drive (nfs4)" in open_workspace(tmp_path / "w").place.caution
