"""The samples are our own: no run of words is taken from the documents of the branches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from normalize import load_taxonomy
from normalize.text.folding import fold
from samples import golden, source
from samples.model import Heading, Sample, Table, Text, text_of

RUN = 25
"""So many characters in a row that a document prints as well are too many."""
_LONG_NUMBER = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9,])|[0-9]+\.[0-9]{2,}")
_SIGNIFICANT = 4
"""Figures of fewer digits are alike by chance."""


def texts_of(sample: Sample) -> Iterator[str]:
    """Every line the sample prints."""
    for block in sample.blocks:
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Text):
            yield from (text_of(line) for line in block.lines)
        elif isinstance(block, Table):
            yield from table_texts(block)


def table_texts(table: Table) -> Iterator[str]:
    for row in table.rows:
        for cell in row:
            yield from (text_of(line) for line in cell.all_lines())
            if cell.table:
                yield from table_texts(cell.table)


@pytest.fixture(scope="module")
def printed(shared: Path) -> str:
    """All text of the documents, folded line by line."""
    files = sorted((shared / "documents").glob("*.txt"))
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return "\n".join(fold(re.sub(r"<[a-z/][^<>]*>", "", line)) for line in lines)


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Folded names of indicators and titles of initiatives, longest first: these are facts."""
    found = {text for one in load_taxonomy(None).indicators.values() for text in [one.label]}
    for one in load_taxonomy(None).indicators.values():
        found |= {name.text for name in one.names}
    for sample in source.names():
        rows = golden.read(sample).rows
        found |= {
            text for row in rows["initiatives"] for text in (row["title_raw"], *row.get("path", []))
        }
        found |= {row.get("kpi_name_raw", "") for row in rows["kpi_targets"]}
    return sorted({fold(name) for name in found if len(name) > 5}, key=len, reverse=True)


def own_prose(text: str, names: list[str]) -> Iterator[str]:
    """What is left of a line when the names in it are taken out."""
    folded = fold(text)
    for name in names:
        folded = folded.replace(name, "\n")
    yield from folded.split("\n")


@pytest.mark.parametrize("name", source.names())
def test_no_run_of_words_is_a_documents(name: str, printed: str, names: list[str]) -> None:
    taken = [
        piece[start : start + RUN]
        for text in texts_of(source.load(name))
        for piece in own_prose(text, names)
        for start in range(len(piece) - RUN + 1)
        if piece[start : start + RUN] in printed
    ]
    assert taken == []


@pytest.mark.parametrize("name", source.names())
def test_no_telling_figure_is_a_documents(name: str, printed: str) -> None:
    theirs = set(_LONG_NUMBER.findall(printed))
    ours = {n for text in texts_of(source.load(name)) for n in _LONG_NUMBER.findall(fold(text))}
    telling = {n for n in ours if len(re.sub(r"\D", "", n).lstrip("0")) >= _SIGNIFICANT}
    assert telling & theirs == set()
