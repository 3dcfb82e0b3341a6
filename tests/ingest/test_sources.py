"""Files, folders, globs, archives and URIs."""

import os
import sys
import zipfile
from pathlib import Path

import pytest

from ingest import Limits, ReadError, find_sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of documents and other things."""
    for name, data in {
        "b.txt": b"b",
        "a.PDF": b"%PDF-1.4",
        "sub/c.html": b"<html>",
        "sub/page": b"<!DOCTYPE html><p>x",
        "sub/notes.md": b"# notes",
        "sub/table.csv": b"a,b",
        ".hidden.txt": b"x",
        ".git/d.txt": b"x",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path


def found(*arguments: object, base: Path) -> list[str]:
    """The names of the sources, below `base`."""
    names = [source.name for source in find_sources([str(argument) for argument in arguments])]
    return [name.removeprefix(f"{base}{os.sep}") for name in names]


def test_a_folder_is_searched_sorted_without_hidden_files(folder: Path) -> None:
    assert found(folder, base=folder) == ["a.PDF", "b.txt", "sub/c.html", "sub/page"]


def test_a_file_named_by_a_person_is_read_whatever_it_is_called(folder: Path) -> None:
    (source,) = find_sources([str(folder / "sub/notes.md")])
    assert source.read() == b"# notes"


def test_globs_and_repeated_arguments(folder: Path) -> None:
    assert found(folder / "*.txt", folder / "b.txt", base=folder) == ["b.txt"]
    assert found(folder / "**" / "*.html", base=folder) == ["sub/c.html"]
    assert found(folder / "s*", base=folder) == ["sub/c.html", "sub/page"]


@pytest.mark.parametrize(
    ("argument", "problem"),
    [
        ("missing.txt", "no such file or folder"),
        ("*.pdf", "no file matches"),
        ("empty", "the folder holds no documents"),
        ("", "not the name of a file"),
        ("a\0b", "not the name of a file"),
    ],
)
def test_an_argument_that_names_nothing(
    argument: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty" / "deep").mkdir(parents=True)
    (tmp_path / "empty" / "deep" / "notes.md").write_text("x")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReadError, match=problem):
        find_sources([argument])


def test_a_file_that_cannot_be_read_fails_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "gone.txt"
    path.write_bytes(b"x")
    (source,) = find_sources([str(path)])
    path.unlink()
    with pytest.raises(ReadError, match=r"gone.txt: cannot be read"):
        source.read()


def test_a_dangling_link_and_a_pipe_are_errors(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    for source in find_sources([str(tmp_path)]):
        with pytest.raises(ReadError):
            source.read()


def test_a_file_larger_than_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12345")
    (source,) = find_sources([str(tmp_path)], limits=Limits(source_bytes=4))
    with pytest.raises(ReadError, match="more than 4 bytes"):
        source.read()


def archive(path: Path, members: dict[str, bytes]) -> Path:
    """A ZIP archive at `path`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


def test_the_documents_of_an_archive(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "plans.zip",
        {"z/b.txt": b"b", "a.html": b"<html>", "notes.md": b"x", "__MACOSX/._a.txt": b"x"},
    )
    assert found(path, base=tmp_path) == ["plans.zip!a.html", "plans.zip!z/b.txt"]
    assert found(tmp_path, base=tmp_path) == ["plans.zip!a.html", "plans.zip!z/b.txt"]
    assert [source.read() for source in find_sources([str(path)])] == [b"<html>", b"b"]


def test_japanese_names_that_windows_wrote(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"XXXX.txt": b"x"})
    path.write_bytes(path.read_bytes().replace(b"XXXX", "計画".encode("cp932")))
    assert found(path, base=tmp_path) == ["a.zip!計画.txt"]
    assert find_sources([str(path)])[0].read() == b"x"


@pytest.mark.parametrize("name", ["../out.txt", "/etc/plan.txt", "a/../../b.txt", "C:/plan.txt"])
def test_a_member_whose_name_leads_out_is_not_read(name: str, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {name: b"x", "good.txt": b"good"})
    sources = {source.name: source for source in find_sources([str(path)])}
    assert sources.pop(f"{path}!good.txt").read() == b"good"
    ((_, bad),) = sources.items()
    with pytest.raises(ReadError, match="leads out of the archive"):
        bad.read()


def test_bombs(tmp_path: Path) -> None:
    bomb = archive(tmp_path / "bomb.zip", {"a.txt": b"0" * 20_000_000})
    with pytest.raises(ReadError, match="times its size"):
        find_sources([str(bomb)])[0].read()
    with pytest.raises(ReadError, match="unpack to more than"):
        find_sources([str(bomb)], limits=Limits(archive_bytes=1_000_000))
    many = archive(tmp_path / "many.zip", {f"{number}.txt": b"x" for number in range(20)})
    with pytest.raises(ReadError, match="more than 10 files"):
        find_sources([str(many)], limits=Limits(archive_members=10))


def test_archives_without_documents_and_broken_ones(tmp_path: Path) -> None:
    nothing = archive(tmp_path / "a.zip", {"notes.md": b"x"})
    office = archive(tmp_path / "b.docx", {"[Content_Types].xml": b"x"})
    (tmp_path / "c.zip").write_bytes(b"PK\x03\x04 broken")
    for path, problem in [
        (nothing, "holds no documents"),
        (office, "Office file"),
        (tmp_path / "c.zip", "not a ZIP archive"),
    ]:
        with pytest.raises(ReadError, match=problem):
            find_sources([str(path)])


def test_a_broken_archive_in_a_folder_does_no_harm_to_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"broken")
    (tmp_path / "b.txt").write_bytes(b"b")
    bad, good = find_sources([str(tmp_path)])
    assert good.read() == b"b"
    with pytest.raises(ReadError, match="not a ZIP archive"):
        bad.read()


def test_a_uri_without_fsspec_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(ReadError, match=r"^s3://bucket/a.pdf: reading URIs needs fsspec"):
        find_sources(["s3://bucket/a.pdf"])


def test_uris() -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    for name in ("a.txt", "sub/b.html", "notes.md"):
        memory.pipe(f"/plans/{name}", name.encode())
    assert [source.name.split("plans/")[1] for source in find_sources(["memory://plans"])] == [
        "a.txt",
        "sub/b.html",
    ]
    (source,) = find_sources(["memory://plans/*.txt"])
    assert source.read() == b"a.txt"
    (source,) = find_sources(["memory://plans/notes.md"])
    assert source.read() == b"notes.md"
    with pytest.raises(ReadError, match="no documents there"):
        find_sources(["memory://nowhere/a.txt"])
