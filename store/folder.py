"""An output folder that changes all at once: files are staged beside the old ones, then renamed."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from store.errors import StoreError, one_line

_STAGING = ".keikaku-staging"
_BACKUP = ".keikaku-backup"


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """A folder inside `out` for files that are not finished, removed at the end in any case.

    Only one run at a time may hold `out`; what a killed run left behind is removed. A folder
    that this call had to make is removed again when it stays empty.
    Raises StoreError where `out` cannot be made or written, or another run holds it.
    """
    with one_line(out):
        made = _make(out)
    try:
        with _locked(out):
            folder = out / _STAGING
            with one_line(out):
                _clear(out)
                folder.mkdir()
            try:
                yield folder
            finally:
                _clear(out)
    finally:
        for path in made:
            with contextlib.suppress(OSError):  # not empty: it holds the tables now
                path.rmdir()


def publish(folder: Path, out: Path, names: Sequence[str]) -> None:
    """Move staged files to their names in `out`, in this order; on any failure move none.

    Raises StoreError; then every file in `out` is as it was.
    """
    backup = out / _BACKUP
    done: list[str] = []
    with one_line(out):
        backup.mkdir()
        try:
            for name in names:
                _keep(out / name, backup / name)
                done.append(name)
                os.replace(folder / name, out / name)
        except BaseException:
            _restore(out, backup, done)
            raise


def _make(out: Path) -> list[Path]:
    """Make a folder with its parents; returns the new ones, innermost first."""
    missing = [path for path in (out, *out.parents) if not path.exists()]
    out.mkdir(parents=True, exist_ok=True)
    return missing


def _clear(out: Path) -> None:
    for name in (_STAGING, _BACKUP):
        shutil.rmtree(out / name, ignore_errors=True)


def _keep(path: Path, backup: Path) -> None:
    """A second name for an old file, so that it outlives being replaced."""
    with contextlib.suppress(FileNotFoundError):
        try:
            os.link(path, backup)
        except FileNotFoundError:
            raise
        except OSError:  # a file system without hard links
            shutil.copy2(path, backup)


def _restore(out: Path, backup: Path, names: Sequence[str]) -> None:
    for name in names:
        if (backup / name).exists():
            os.replace(backup / name, out / name)
        else:
            with contextlib.suppress(FileNotFoundError):
                (out / name).unlink()


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    """Hold the folder for this process. Where the system has no flock, there is no lock."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with one_line(out):
        handle = os.open(out, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreError(
                f"{out}: another run is writing this folder; wait for it or choose another --out"
            ) from error
        except OSError:  # a network file system without locks
            pass
        yield
    finally:
        os.close(handle)
