"""Whatever one item does to its process, the others get their results."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from batch import Limits, Lost, isolated


def work(item: str) -> str:
    """Does what the item says; a module-level function, so that a worker can import it."""
    kind, _, value = item.partition(" ")
    if kind == "sleep":
        time.sleep(float(value))
    elif kind == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif kind == "exit":
        os._exit(7)
    elif kind == "start":
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        Path(value).write_text(str(child.pid), encoding="ascii")
        time.sleep(60)
    elif kind == "raise":
        raise ValueError(value)
    elif kind == "eat":
        return str(len(bytearray(int(value) * 1024 * 1024)))
    return item


def run(items: Sequence[str], jobs: int = 2, limits: Limits | None = None) -> list[str | Lost]:
    return list(isolated(items, work, jobs=jobs, limits=limits or Limits()))


def test_results_come_in_the_order_of_the_items() -> None:
    items = ["sleep 0.2", *(f"item {number}" for number in range(20))]
    assert run(items) == items


def test_no_items_need_no_process() -> None:
    assert run([]) == []


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("crash", "SIGSEGV"),
        ("exit", "ended with code 7"),
        ("raise so it is", "ValueError: so it is"),
    ],
)
def test_an_item_that_ends_its_process_is_lost_alone(item: str, reason: str) -> None:
    first, lost, last = run(["item a", item, "item b"], jobs=1)
    assert (first, last) == ("item a", "item b")
    assert isinstance(lost, Lost)
    assert reason in lost.reason


def test_an_item_that_hangs_is_given_up() -> None:
    start = time.monotonic()
    results = run(["sleep 60", "item a", "item b"], limits=Limits(seconds=0.5))
    assert results == [Lost("gave up after 0.5 seconds"), "item a", "item b"]
    assert time.monotonic() - start < 20


def test_an_item_that_eats_memory_is_given_up() -> None:
    results = run(["eat 10", "eat 900", "item a"], jobs=1, limits=Limits(megabytes=200))
    assert results == [str(10 * 1024 * 1024), Lost("needs more than 200 MB of memory"), "item a"]


def test_what_an_item_started_ends_with_it(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    run([f"start {note}"], limits=Limits(seconds=3))
    process = Path("/proc", note.read_text(encoding="ascii"))
    deadline = time.monotonic() + 10
    while process.exists() and "Z" not in (process / "stat").read_text().split()[2]:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_leaving_early_stops_the_workers() -> None:
    results = isolated(["item a", "sleep 60"], work, jobs=2, limits=Limits())
    assert next(results) == "item a"
    start = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - start < 5
