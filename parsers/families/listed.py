"""Documents with lists of targets apart from their items: the lists' rows go to the items.

What a row is of says its title, else its number or pillar; where neither tells, the indicator has
to, once the whole document is read.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import fields

from normalize.text.folding import fold
from parsers.families import tabular
from parsers.families.apart import join, sign_alone
from parsers.families.lists import list_tables, read_lists, without_lists
from parsers.families.repeated_lists import count_once
from parsers.word_lists import any_of
from schema.document import Document, Table
from schema.plan import Initiative, Note, Plan, Quote

_LEAST_ITEMS = 3
_LEAST_WORDS = 4
_SHORT = 8
"""Titles no longer than this are abbreviations: their indicators say what they are of."""
_WORD = re.compile(r"[一-龠ァ-ヶ]{2}")
_PARTS = re.compile(r"[・、,，/／\s\u3000]|及び|並びに|ならびに|(?<=[^\W_])と(?=[^\W_])")
_BRACKETS = re.compile(r"[（(〔［\[【][^（()）〔〕［］\[\]【】]*[)）〕］\]】]")
_ENDS = re.compile(rf"(?:の{any_of('titles.manners')}?{any_of('titles.bare_ends')}等?)+$|等$")


def read(document: Document, plan: Plan) -> None:
    """Fill `plan`; the rows of lists of targets go to the items that the rest names."""
    tables = list_tables(document)
    if tables and _read_apart(document, tables, plan):
        return
    tabular.read(document, plan)


def _read_apart(document: Document, tables: list[Table], plan: Plan) -> bool:
    """Fill `plan` from the lists and the rest; False where the rest names other items."""
    rest, heads, leads = without_lists(document, tables)
    trial = deepcopy(plan)
    tabular.read(rest, trial)
    items = [i for i in trial.initiatives if i.edition == "current"]
    if sum(bool(item.measures) for item in items) < _LEAST_ITEMS:
        return False
    rows = read_lists(document, tables)
    if len(tables) > 1:
        count_once(rows)
    owners = [owner_of(row, items) for row in rows.initiatives]
    if not _fit(rows.initiatives, owners):
        return False
    for heading in heads:
        trial.roles[heading] = "heading"
    trial.notes += [Note(lead, "remark") for lead in leads]
    again = _repeated(rows.initiatives, owners, items)
    named = [owner is not None or repeats for owner, repeats in zip(owners, again, strict=True)]
    if not all(named) and _stated(rows.initiatives, owners, items):
        return False
    _share(rows, owners, again, trial)
    for field in fields(plan):
        setattr(plan, field.name, getattr(trial, field.name))
    return True


def _fit(rows: list[Initiative], owners: list[Initiative | None]) -> bool:
    """Whether most rows of the lists name the items, as far as they name any in full."""
    titled = [owner for row, owner in zip(rows, owners, strict=True) if row.title.text]
    tied = sum(owner is not None for owner in titled)
    short = all(_is_word(row.title.text) for row in rows)
    return any(row.statements for row in rows) and (short or tied * 2 >= len(titled))


def _is_word(title: str) -> bool:
    """Whether a title is a short word, or there is none; numbers alone are those of items."""
    return not title or (len(title) <= _SHORT and _WORD.search(title) is not None)


def _stated(
    rows: list[Initiative], owners: list[Initiative | None], items: list[Initiative]
) -> bool:
    """Whether most of the items that the lists name state targets of their own."""
    named = any(row.title.text for row in rows)
    asked = {id(i): i for i in (owners if named else items) if i is not None}
    stated = sum(bool(item.statements) for item in asked.values())
    return stated > 0 and stated * 2 >= len(asked)


def _repeated(
    rows: list[Initiative], owners: list[Initiative | None], items: list[Initiative]
) -> list[bool]:
    """Which rows repeat the targets of their item; of one that names none, those of any."""
    return [
        any(_repeats(row, item) for item in ([owner] if owner is not None else items))
        for row, owner in zip(rows, owners, strict=True)
    ]


def _share(rows: Plan, owners: list[Initiative | None], repeated: list[bool], plan: Plan) -> None:
    """Give the rows; those that repeat a target of their item go together as one item.

    What is one target is told by its indicator: such an item goes as it is counted with the
    others.
    """
    again = [row for row, repeats in zip(rows.initiatives, repeated, strict=True) if repeats]
    if again:
        whole = Initiative(None, Quote("KPI一覧", again[0].title.ref))
        _charge(again, [owners[n] for n, repeats in enumerate(repeated) if repeats])
        for row in again:
            join(whole, row)
        plan.initiatives.append(whole)
    left = [n for n, repeats in enumerate(repeated) if not repeats]
    rows.initiatives = [rows.initiatives[n] for n in left]
    give(rows, [owners[n] for n in left], plan)


def _repeats(row: Initiative, owner: Initiative) -> bool:
    """Whether each target of a row has most of its name's pairs of letters in one of the item's.

    Numbers that lines of the item print without a mark are no targets of their own beside a KPI.
    """
    kpis = any(each.marker == "kpi" for each in row.statements)
    said = [each for each in owner.statements if each.marker == "kpi" or not kpis]
    own = [_pairs(f"{each.name or ''}{each.quote.text}") for each in said]
    names = [_pairs(each.name or each.quote.text) for each in row.statements]
    return bool(names) and all(
        any(len(name & text) * 2 >= min(len(name), len(text)) for text in own) for name in names
    )


def _pairs(text: str) -> set[str]:
    plain = fold(text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}


def give(rows: Plan, owners: list[Initiative | None], plan: Plan) -> None:
    """Each row to its item, else to those whose item the indicators have to tell."""
    sign_alone(rows.initiatives, plan.initiatives)
    _charge(rows.initiatives, owners)
    for row, owner in zip(rows.initiatives, owners, strict=True):
        if owner is None:
            plan.unowned.append(row)
        else:
            owner.pillar_ordinal = owner.pillar_ordinal or row.pillar_ordinal
            join(owner, row)
    _keep(rows, plan)


def _charge(rows: list[Initiative], owners: list[Initiative | None]) -> None:
    """Give the groups in charge that rows print to their items; one without any has them all."""
    bare = {id(owner) for owner in owners if owner is not None and not owner.groups}
    for row, owner in zip(rows, owners, strict=True):
        if owner is not None:
            owner.take_groups(row.groups, bare=id(owner) in bare)
            row.groups = []


def _keep(rows: Plan, plan: Plan) -> None:
    """Take over what the lists say besides their rows."""
    plan.roles.update(rows.roles)
    plan.notes += rows.notes
    plan.findings += rows.findings
    plan.legend.update({k: v for k, v in rows.legend.items() if k not in plan.legend})


def owner_of(row: Initiative, items: list[Initiative]) -> Initiative | None:
    """The one item that a row's title names: alike, shortened, or by its parts."""
    title = fold(row.title.text)
    if not title:
        return None
    for fits in (_alike, _shortened, _by_parts):
        named = [item for item in items if fits(row.title.text, item.title.text)]
        if len(named) > 1:
            named = _narrowed(row, named)
        if len(named) == 1:
            return named[0]
        if named:
            return None
    return None


def _narrowed(row: Initiative, items: list[Initiative]) -> list[Initiative]:
    """Those of the row's pillar and number, as far as these are printed."""
    near = [i for i in items if len({i.pillar_ordinal, row.pillar_ordinal} - {None}) < 2]
    same = [i for i in near if row.number_raw and fold(i.number_raw or "") == fold(row.number_raw)]
    return same or near


def _alike(title: str, item: str) -> bool:
    return fold(title) == fold(item)


def _shortened(title: str, item: str) -> bool:
    short, long = sorted((_core(title), _core(item)), key=len)
    return len(short) >= _LEAST_WORDS and short in long


def _by_parts(title: str, item: str) -> bool:
    """Whether an item's title holds all that a row names: 特定健診・事業者健診データ."""
    plain = fold(item)
    parts = [fold(part) for part in _PARTS.split(_core(title)) if part.strip()]
    return sum(map(len, parts)) >= _LEAST_WORDS and all(p and p in plain for p in parts)


def _core(title: str) -> str:
    """A title without brackets and what nearly all titles end with: の推進, の向上."""
    return fold(_ENDS.sub("", _BRACKETS.sub("", title)))
