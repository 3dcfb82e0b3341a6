"""Facts beside the texts that differ: marks, groups, months, budgets, and what was reported."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from revisions.edition import Item
from revisions.folded import plain
from schema.comparison import Detail
from schema.records import ActionRecord, BudgetRecord, Provenance, Row

_INITIATIVE = ("importance", "difficulty", "incentive")
_REPORTED = ("status",)
_Value = str | int | float | bool | list[int] | list[str] | None


def details_of(
    relation_id: str,
    olds: Sequence[Item],
    news: Sequence[Item],
    measures: Iterable[tuple[ActionRecord, ActionRecord]],
    *,
    printed: Collection[str],
    reported: bool,
) -> list[Detail]:
    """Facts that differ between related initiatives.

    Marks and groups of initiatives are compared where one became one, those of measures in the
    given pairs. `printed` are those of groups and months that both documents print at all, for
    what a document has no column for was not taken back. `reported`: results and statuses too.
    """
    found: list[Detail] = []
    if len(olds) == len(news) == 1:
        before, after = olds[0].record, news[0].record
        about = " ".join(word for word in (after.number_raw, after.title_raw) if word)
        names = [*_INITIATIVE, *({"groups"} & set(printed)), *(_REPORTED if reported else ())]
        found += _differing(names, before, after, relation_id, about)
    groups = {item.id: item.record.groups for item in (*olds, *news)}
    for one, other in measures:
        # Groups that a measure has from its initiative are no fact of its own.
        own = any(set(each.groups) != set(groups[each.initiative_id]) for each in (one, other))
        names = [name for name in ("months", "groups") if name in printed]
        names = [name for name in names if own or name != "groups"]
        names += _REPORTED if reported else ()
        found += _differing(names, one, other, relation_id, other.text)
    found += _budgets(relation_id, olds, news, reported)
    if reported:
        found += _figures(relation_id, olds, news)
    return found


def _differing(
    names: Iterable[str], before: Row, after: Row, relation_id: str, about: str
) -> Iterator[Detail]:
    for name in names:
        one, other = getattr(before, name), getattr(after, name)
        if one == other:
            continue
        # Months are null where an ambiguous row does not tell; the order of groups means nothing.
        if name in ("groups", "months") and (None in (one, other) or set(one) == set(other)):
            continue
        yield _detail(relation_id, name, about, one, other, _place(before), _place(after))


def _place(row: Row) -> Provenance | None:
    place = getattr(row, "provenance", None)
    return place if isinstance(place, Provenance) else None


def _detail(
    relation_id: str,
    field: str,
    about: str,
    old: _Value,
    new: _Value,
    old_place: Provenance | None,
    new_place: Provenance | None,
) -> Detail:
    return Detail(
        relation_id=relation_id,
        field=field,
        about=about,
        old=_shown(old),
        new=_shown(new),
        old_provenance=old_place,
        new_provenance=new_place,
    )


def _shown(value: _Value) -> str | None:
    """A fact as text; None where there is none."""
    if value is None or value is False or value == []:
        return None
    if value is True:
        return "yes"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{value:,}" if isinstance(value, int | float) else value


def _budgets(
    relation_id: str, olds: Sequence[Item], news: Sequence[Item], reported: bool
) -> Iterator[Detail]:
    before, after = _by_category(olds), _by_category(news)
    if not before or not after:  # a plan that prints no budget at all has not cut it
        return
    names = ("budget_yen", *(("executed_yen",) if reported else ()))
    for category in dict.fromkeys([*after, *before]):
        one, other = before.get(category), after.get(category)
        for name in names:
            was = getattr(one, name) if one else None
            became = getattr(other, name) if other else None
            if was != became:
                shown = (other or one or after[category]).category_raw or "budget"
                places = (one.provenance if one else None, other.provenance if other else None)
                yield _detail(relation_id, name, shown, was, became, *places)


def _by_category(items: Sequence[Item]) -> dict[str, BudgetRecord]:
    return {plain(budget.category_raw or ""): budget for item in items for budget in item.budgets}


_Key = tuple[str, str, str, str, int | None, int | None]
_Figures = Mapping[_Key, tuple[float, Provenance]]


def _figures(relation_id: str, olds: Sequence[Item], news: Sequence[Item]) -> Iterator[Detail]:
    """Numbers of series and results that differ between two versions of one document."""
    before, after = _series(olds), _series(news)
    for key in dict.fromkeys([*after, *before]):
        one, other = before.get(key), after.get(key)
        if (one and one[0]) == (other and other[0]):
            continue
        name, basis, _, _, year, month = key
        when = "-".join(str(part) for part in (year, month) if part is not None)
        about = " ".join(part for part in (name, basis, when) if part)
        was, before_place = one or (None, None)
        became, after_place = other or (None, None)
        yield _detail(relation_id, "figure", about, was, became, before_place, after_place)


def _series(items: Sequence[Item]) -> _Figures:
    found: dict[_Key, tuple[float, Provenance]] = {}
    for item in items:
        for row in item.observations:
            series = row.kpi_id or plain(row.series_raw or "")
            key: _Key = (series, row.basis, row.measure, row.role, row.fiscal_year, row.month)
            found.setdefault(key, (row.value, row.provenance))
        for target in item.targets:
            name = target.kpi_id or plain(target.kpi_name_raw or target.statement_raw)
            # 004 prints the national average beside the branch's own result.
            figures = (("reached", target.actual_value), ("national", target.national_value))
            for basis, value in figures:
                if value is not None:
                    key = (name, basis, target.marker, "", None, None)
                    found.setdefault(key, (value, target.provenance))
    return found
