"""keikaku new-branch"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from commands.ending import UNUSABLE, clear_errors, complain
from commands.options import Engine, Password, PdfEngine, Source
from schema.options import Options

if TYPE_CHECKING:
    from parsers.scaffold import BranchName

Code = Annotated[str, typer.Argument(metavar="CODE", help="The branch's JIS code: 13 for 東京.")]
Into = Annotated[
    Path, typer.Option("--into", metavar="DIR", help="Checkout of the project to write into.")
]


def new_branch(
    code: Code,
    source: Source,
    into: Into = Path(),
    pdf_engine: PdfEngine = Engine.PYPDFIUM2,
    password: Password = None,
) -> None:
    """Write a layout, a sample stub and a test for a branch, from one of its documents.

    They hold the structure of the document (header words, legend, columns) and placeholders, none
    of its text. No file is ever overwritten. CONTRIBUTING.md walks through it.

    \b
    Examples:
      keikaku new-branch 13 plan.pdf
      keikaku new-branch 34 plan.html --into ../keikaku

    \b
    Exit codes:
      0  written
      1  the document could not be read
      2  nothing written: unknown branch, a file that exists, a document that does not fit
    """
    with clear_errors():
        branch = _branch(code)
        options = Options(layout="generic", pdf_engine=pdf_engine.value, password=password)
        for path in _write(_files(branch, source, options), into):
            typer.echo(f"wrote {path}")
        for line in _next_steps(branch, source):
            typer.echo(line)


def _branch(code: str) -> BranchName:
    """The branch of a code that has no layout yet."""
    import parsers
    from normalize import load_taxonomy
    from parsers.scaffold import BranchName

    known = load_taxonomy(None).branches.branches
    if code not in known:
        _refuse(f"no branch has the code {code!r}; codes are 01 to 47, as in JIS X 0401")
    branch = BranchName(known[code].name, known[code].romaji, known[code].words)
    if any(layout.name == branch.slug for layout in parsers.layouts()):
        _refuse(
            f"{branch.name} has a layout already: add another Layout to the list in "
            f"parsers/branches/{branch.slug}.py"
        )
    return branch


def _files(branch: BranchName, source: str, options: Options) -> dict[str, str]:
    """Path to text of what is to be written."""
    import pipeline
    from parsers.registry import evidence_of
    from parsers.scaffold import NotShown, shown
    from parsers.scaffold_files import branch_files

    seen = pipeline.inspect(source, options)
    try:
        found = shown(branch, seen.document, seen.plan, evidence_of(seen.document))
    except NotShown as error:
        _refuse(f"{source}: {error}")
    return branch_files(branch, found)


def _write(files: dict[str, str], into: Path) -> list[Path]:
    """Write all files, or none where one exists or the folder is no checkout."""
    paths = {into / name: text for name, text in files.items()}
    for path in paths:
        if path.exists():
            _refuse(f"{path} exists and is not overwritten; move it away first")
        if not path.parent.is_dir():
            _refuse(f"no folder {path.parent}: name a checkout of the project with --into")
    try:
        for path, text in paths.items():
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        _refuse(f"{error.filename}: {error.strerror}")
    return list(paths)


def _next_steps(branch: BranchName, source: str) -> list[str]:
    return [
        "",
        "next",
        f"  1. keikaku inspect {source}: is {branch.slug} picked, has every column its role?",
        f"  2. parsers/branches/{branch.slug}.py: keep the words that show this branch's layout",
        "  3. the sample: write over what says 書き換える, then follow its first lines",
        "  4. the test: put the sample's words into it",
        "  5. make test lint; a line in CHANGELOG.md",
    ]


def _refuse(message: str) -> NoReturn:
    complain(message)
    raise typer.Exit(UNUSABLE)
