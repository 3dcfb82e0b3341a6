"""The files of a new branch, ready to edit: layout module, sample stub and test, as text."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from parsers.scaffold import BranchName, HeadCell, Shown

_ROWS = (1, 2, 3)
"""A plan of fewer initiatives is taken for another kind of document."""
_WIDEST = 60
"""Columns of a line that quoted words may take; a Japanese character takes two."""

_MODULE = '''\
"""{name}支部: {words}."""

from __future__ import annotations

from normalize.text.folding import fold
from parsers.families import {room}
from parsers.layout import Layout

LAYOUTS = [
    Layout(
        name="{slug}",
        family="{family}",
        description="{words}",
        read={room}.read,
        branch="{name}",
{evidence}    )
]
'''

_SAMPLE = """\
# STUB, written from the structure of a document of {name}支部; none of its text is in here.
# The tests stay red until it is finished: every layout needs a sample that it is picked for.
#   1. Write over everything that says 書き換える: own words, real item names, plausible figures.
#   2. python -m samples.render {sample}
#   3. python -m samples.golden {sample}; read the golden file against this one, line by line,
#      then set `reviewed` in it to true.
#   4. Put the new words into {test}, and take this comment out.
"""

_TEST = '''\
"""{name}支部: what its layout reads of the sample {sample}."""

from __future__ import annotations

import pytest

import parsers
from ingest import read_document
from samples import render_html, source
from schema.plan import Plan


@pytest.fixture(scope="module")
def plan() -> Plan:
    page = render_html.render(source.load("{sample}"))
    return parsers.parse(read_document("{sample}.html", page.encode()))


def test_the_layout_is_picked_by_what_the_sample_shows(plan: Plan) -> None:
    assert plan.layout == "{slug}"


def test_every_item_is_read_with_its_title(plan: Plan) -> None:
    titles = [item.title.text for item in plan.initiatives if item.edition == "current"]
    assert titles == [
{titles}    ]
'''

_MEASURES = """

def test_every_item_has_its_measure(plan: Plan) -> None:
    current = [item for item in plan.initiatives if item.edition == "current"]
    assert [[measure.quote.text for measure in item.measures] for item in current] == [
{measures}    ]
"""


def branch_files(branch: BranchName, shown: Shown) -> dict[str, str]:
    """Path below the checkout to text: layout module, sample stub, test."""
    sample = f"{branch.slug}_{shown.fiscal_year}"
    return {
        f"parsers/branches/{branch.slug}.py": _module(branch, shown),
        f"samples/sources/{sample}.yaml": _sample(branch, shown, sample),
        f"tests/parsers/test_{branch.slug}.py": _test(branch, shown, sample),
    }


def _module(branch: BranchName, shown: Shown) -> str:
    printed = [cell.text for row in shown.head for cell in row if cell is not None and cell.text]
    words = " / ".join(dict.fromkeys(" ".join(text.split()) for text in printed))
    evidence = f"        branch_words={_folded(shown.branch_words)},\n"
    if shown.header_words:
        evidence += f"        header_words={_folded(shown.header_words)},\n"
    if shown.comparison:
        evidence += "        comparison=True,\n"
    if shown.legend:
        lines = (f"            {_quoted(s)}: {_quoted(m)},\n" for s, m in shown.legend.items())
        evidence += "        legend={\n" + "".join(lines) + "        },\n"
    return _MODULE.format(
        name=branch.name,
        slug=branch.slug,
        family=shown.family,
        room="comparison" if shown.comparison else "tabular",
        words=_cut(words.replace("\\", "").replace('"', "”")) or "running text under headings",
        evidence=evidence,
    )


def _folded(words: tuple[str, ...]) -> str:
    """A tuple of folded words as the formatter leaves it."""
    if len(words) == 1:
        return f"(fold({_quoted(words[0])}),)"
    lines = "".join(f"            fold({_quoted(word)}),\n" for word in words)
    return f"(\n{lines}        )"


def _sample(branch: BranchName, shown: Shown, sample: str) -> str:
    year = shown.fiscal_year
    era = f"令和{year - 2018}年度" if year > 2018 else f"平成{year - 1988}年度"
    blocks: list[Any] = [{"heading": f"{era} {branch.name}支部事業計画"}]
    blocks.append({"heading": "1. 基盤的保険者機能", "level": 2})
    if shown.legend:
        meanings = "　".join(f"{sign}：{_words(sign, 1)}" for sign in shown.legend)
        blocks.append(f"【評価】　{meanings}")
    if shown.comparison:
        blocks.append(_table(shown, [[_side(role) for role in shown.roles]]))
    elif shown.family == "numbered_table":
        blocks.append(_table(shown, [_row(shown.roles, n) for n in _ROWS]))
    elif shown.labels:
        blocks += [{"table": {"body": _sheet(shown.labels, n)}} for n in _ROWS]
    else:
        for n in _ROWS:
            blocks.append({"heading": f"({n}) {_words('title', n)}", "level": 3})
            if shown.roles:
                blocks.append(_table(shown, [_row(shown.roles, n)]))
            else:
                blocks.append(_words("measure", n).partition(" ")[2])
    data = {
        "layout": branch.slug,
        "site": f"全国健康保険協会 {branch.name}支部",
        "joins": "p",
        "pdf": ["chromium", "reportlab"],
        "blocks": blocks,
    }
    test = f"tests/parsers/test_{branch.slug}.py"
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)
    return _SAMPLE.format(name=branch.name, sample=sample, test=test) + str(text)


def _table(shown: Shown, body: list[list[Any]]) -> dict[str, Any]:
    return {"table": {"head": [[_head(cell) for cell in row] for row in shown.head], "body": body}}


def _head(cell: HeadCell | None) -> Any:
    if cell is None:
        return None
    data: dict[str, Any] = {"text": cell.text}
    if cell.rows > 1:
        data["rows"] = cell.rows
    if cell.columns > 1:
        data["columns"] = cell.columns
    return data if len(data) > 1 else cell.text


def _side(role: str) -> str | None:
    """The running text of one edition of a comparison."""
    if not role:
        return None
    lines = ["1. 基盤的保険者機能"]
    for n in _ROWS:
        lines += [f"({n}) {_words('title', n)}", _words("measure", n)]
    return "\n".join(lines)


def _row(roles: tuple[str, ...], n: int) -> list[str | None]:
    """One body row; without a column of numbers the title carries its own."""
    row: list[str | None] = []
    for index, role in enumerate(roles):
        if role == "number":
            row.append(str(n))
        elif role == "title" and "title" in roles[:index]:
            row.append(None)
        elif role == "title" and "number" not in roles:
            row.append(f"({n}) {_words(role, n)}")
        else:
            row.append(_words(role, n) if role else None)
    return row


def _sheet(labels: tuple[tuple[str, str], ...], n: int) -> list[list[str]]:
    number = f"({n}) "
    return [
        [label, (number if role == "title" else "") + _words(role, n)] for label, role in labels
    ]


def _test(branch: BranchName, shown: Shown, sample: str) -> str:
    titles = [_words("title", n) for n in _ROWS]
    text = _TEST.format(
        name=branch.name, sample=sample, slug=branch.slug, titles=_lines(map(_quoted, titles))
    )
    roles = [*shown.roles, *(role for _, role in shown.labels)]
    if not roles or shown.comparison or "measure" in roles:
        measures = [_words("measure", n).partition(" ")[2] for n in _ROWS]
        text += _MEASURES.format(measures=_lines(f"[{_quoted(one)}]" for one in measures))
    return text


def _lines(items: Iterable[str]) -> str:
    return "".join(f"        {item},\n" for item in items)


def _words(role: str, n: int) -> str:
    known = _placeholders()
    return known.get(role, known["unknown"]).format(n=n)


@lru_cache(maxsize=1)
def _placeholders() -> dict[str, str]:
    text = files("parsers").joinpath("scaffold.yaml").read_text("utf-8")
    data: dict[str, str] = yaml.safe_load(text)
    return data


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _cut(text: str) -> str:
    width = 0
    for place, sign in enumerate(text):
        width += 2 if unicodedata.east_asian_width(sign) in "WFA" else 1
        if width > _WIDEST:
            return text[:place].rstrip(" /") + " …"
    return text
