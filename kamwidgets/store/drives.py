"""Whether a folder lies on this machine's own disk: SQLite's write-ahead log is not safe across a network."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

__all__ = ["network_drive"]

NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smbfs", "smb3", "afpfs", "webdav", "davfs", "9p"),
        *("afs", "ceph", "glusterfs", "lustre", "beegfs"),
        *("fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.s3fs", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.cephfs"),
    }
)
"""File systems behind which another machine stands, as Linux and macOS call them; 9p is Windows' disk in WSL."""


def network_drive(folder: Path, partitions: Iterable[Any] | None = None) -> str | None:
    r"""Return the kind of network drive a folder lies on; ``None`` on a disk of this machine.

    Parameters
    ----------
    folder : pathlib.Path
        It need not exist yet.
    partitions : iterable, optional
        The mounted drives, each with ``mountpoint``, ``fstype`` and ``opts``; by default this machine's.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> office = SimpleNamespace(mountpoint="/mnt/office", fstype="cifs", opts="rw")
    >>> network_drive(Path("/mnt/office/plans"), [office]), network_drive(Path("/mnt/offices"), [office])
    ('cifs', None)
    """
    place = folder.expanduser().resolve()
    if str(place).startswith("\\\\"):  # a share of a Windows network, by its name
        return "smb"
    holding = [each for each in _mounted(partitions) if place.is_relative_to(each.mountpoint)]
    nearest = max(holding, key=lambda each: len(Path(each.mountpoint).parts), default=None)
    if nearest is None:
        return None
    if "remote" in nearest.opts.split(","):  # how Windows tells of a drive letter that stands for a share
        return nearest.fstype.lower() or "smb"
    sandbox = nearest.fstype == "9p" and any(each.mountpoint == "/" and each.fstype == "9p" for each in holding)
    return nearest.fstype if nearest.fstype.lower() in NETWORK and not sandbox else None


def _mounted(partitions: Iterable[Any] | None) -> list[Any]:
    if partitions is None:
        import psutil

        partitions = psutil.disk_partitions(all=True)
    return list(partitions)
