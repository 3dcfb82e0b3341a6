"""The pairs that weigh most together are found, whatever the order of the lists."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from revisions.assignment import best_pairs

_WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)),
    st.sampled_from([0.25, 0.5, 1.0, 1.5, 2.25]),
    max_size=15,
)


def test_the_best_total_beats_the_best_pair() -> None:
    assert best_pairs({(0, 0): 3.0, (0, 1): 2.0, (1, 0): 2.5}) == [(0, 1), (1, 0)]


def test_what_weighs_nothing_is_no_pair() -> None:
    assert best_pairs({(0, 0): 0.0, (1, 1): -1.0}) == []


@given(_WEIGHTS)
@settings(max_examples=200)
def test_no_other_choice_weighs_more(weights: dict[tuple[int, int], float]) -> None:
    found = best_pairs(weights)
    assert len({old for old, _ in found}) == len({new for _, new in found}) == len(found)
    best = max(
        sum(weights.get((old, new), 0.0) for old, new in enumerate(order))
        for order in permutations(range(5))
    )
    assert sum(weights[pair] for pair in found) == best


@given(_WEIGHTS)
def test_swap_is_the_choice_of_the_other_side(weights: dict[tuple[int, int], float]) -> None:
    turned = {(new, old): weight for (old, new), weight in weights.items()}
    assert sorted((old, new) for new, old in best_pairs(turned, swap=True)) == best_pairs(weights)
