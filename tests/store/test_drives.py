"""Network drives are known by their kind, as the systems' lists of mounted drives name it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from kamwidgets.store.drives import network_drive

DISK = SimpleNamespace(mountpoint="/", fstype="ext4", opts="rw")


def drive(kind: str, at: str = "/srv/office", opts: str = "rw") -> SimpleNamespace:
    return SimpleNamespace(mountpoint=at, fstype=kind, opts=opts)


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "smbfs", "afpfs"])
def test_network_drive__names_its_kind(kind: str):
    assert network_drive(Path("/srv/office/kam/plans"), [DISK, drive(kind)]) == kind


@pytest.mark.parametrize("kind", ["ext4", "xfs", "btrfs", "apfs", "overlay", "tmpfs", "virtiofs"])
def test_network_drive__is_none_on_a_disk_of_this_machine(kind: str):
    assert network_drive(Path("/srv/office/kam"), [DISK, drive(kind)]) is None


def test_network_drive__is_where_the_folder_lies_not_what_is_mounted_elsewhere():
    mounted = [DISK, drive("nfs"), drive("xfs", at="/srv/office/local")]
    assert network_drive(Path("/srv/office/local/kam"), mounted) is None
    assert network_drive(Path("/srv/offices"), mounted) is None


def test_network_drive__knows_the_letters_of_windows_shares():
    assert network_drive(Path("/srv/office/kam"), [drive("NTFS", opts="rw,remote")]) == "ntfs"
    assert network_drive(Path("/srv/office/kam"), [drive("NTFS", opts="rw,fixed")]) is None


def test_network_drive__takes_a_sandbox_for_what_it_is():
    assert network_drive(Path("/srv/office/kam"), [drive("9p", at="/"), drive("9p")]) is None


def test_network_drive__looks_at_this_machine_by_itself(tmp_path: Path):
    assert network_drive(tmp_path) is None
