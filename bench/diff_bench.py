"""Time of comparing two plans of 200 initiatives against parsing one of them.

Run by `python -m bench.diff_bench`. Processor time of one process, start-up and the loading of the
taxonomy left out. Printed are the first round, as one call of `keikaku diff` has it, and the best
of all rounds, where both have warmed up: a dump of made-up plans is then parsed very fast, for the
same names come again. The plans are made up anew in every round: item names of the field,
sentences put together from words, a third of the measures reworded.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence

import normalize
import pipeline
from diffing import knowledge_of
from revisions import compare, edition_of
from schema.records import Records

BOUND = 2.0
"""The ratio of the first round that must hold; the aim is half of it."""
_ENDINGS = ("の推進", "の強化", "の徹底", "の取組み", "の充実")
_WORDS = (
    "加入者", "事業主", "健診機関", "医療機関", "関係団体", "自治体", "商工会議所", "労務士",
    "文書", "電話", "訪問", "勧奨", "周知", "広報", "分析", "研修", "進捗管理", "標準化", "効率化",
    "受診率", "回収率", "使用割合", "実施率", "データ", "リーフレット", "メールマガジン",
    "厚生局", "労働局", "薬局", "歯科医師会", "年金事務所", "経済団体", "調剤薬局", "市町村",
    "協定", "包括", "催告", "債権", "申請書", "届出", "被扶養者", "審査", "点検", "査定", "負傷",
    "窓口", "満足度", "納付", "立入検査", "再審査", "保健師", "栄養士", "糖尿病", "血圧", "禁煙",
    "がん検診", "集団健診", "遠隔面談", "健康宣言", "カルテ", "表彰", "協議会", "医療計画",
    "人材育成", "自己点検", "個人情報", "コスト", "入札", "消耗品", "ストレス", "コールセンター",
)  # fmt: skip
_PARTICLES = ("に対して", "と連携し", "を通じて", "を活用した", "について", "における", "により")
_VERBS = ("実施する。", "推進する。", "図る。", "強化する。", "行う。", "促進する。")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the measurement; 1 where the first ratio is over the bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--initiatives", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=7)
    chosen = parser.parse_args(arguments)
    taxonomy = normalize.load_taxonomy(None)
    labels = [topic.label for topic in taxonomy.topics.values()]
    names = [indicator.label for indicator in taxonomy.indicators.values()]
    knowledge = knowledge_of(taxonomy)
    parsed: list[float] = []
    compared: list[float] = []
    for number in range(chosen.rounds):
        both = _plans(labels, names, chosen.initiatives, random.Random(number))
        start = time.process_time()
        old = _records(both[0], taxonomy)
        parsed.append(time.process_time() - start)
        new = _records(both[1], taxonomy)
        sides = edition_of(old), edition_of(new)
        start = time.process_time()
        found = compare(*sides, knowledge)
        compared.append(time.process_time() - start)
    count = len(sides[0].items), len(sides[1].items)
    print(f"{count[0]} and {count[1]} initiatives, {len(found.passages)} texts")
    for name, one, two in (
        ("first round", parsed[0], compared[0]),
        ("best round", min(parsed), min(compared)),
    ):
        print(
            f"{name:11}  parse one {1000 * one:6.1f} ms  compare both {1000 * two:6.1f} ms  "
            f"ratio {two / one:5.2f}"
        )
    return int(compared[0] / parsed[0] > BOUND)


def _records(text: str, taxonomy: normalize.Taxonomy) -> Records:
    return pipeline.convert_document("plan.txt", text.encode(), taxonomy=taxonomy).records


def _plans(
    labels: Sequence[str], names: Sequence[str], count: int, dice: random.Random
) -> tuple[str, str]:
    """A plan as a text dump, and the next year's: a third of its measures reworded."""
    items = [
        (f"{dice.choice(labels)}{dice.choice(_ENDINGS)}", [_sentence(dice) for _ in range(4)])
        for _ in range(count)
    ]
    rates = [(dice.choice(names), dice.randrange(200, 990) / 10) for _ in items]
    old = _dump("令和2年度", items, rates)
    changed = [
        (title, [_reworded(each, dice) if dice.random() < 0.35 else each for each in measures])
        for title, measures in items
    ]
    kept = [item for item in changed if dice.random() < 0.95]
    raised = [(name, value + dice.choice((0, 0.5))) for name, value in rates]
    return old, _dump("令和3年度", kept, raised)


def _sentence(dice: random.Random) -> str:
    parts = [dice.choice(_WORDS) + dice.choice(_PARTICLES) for _ in range(dice.randrange(4, 9))]
    return "支部の" + "".join(parts) + dice.choice(_WORDS) + "を" + dice.choice(_VERBS)


def _reworded(sentence: str, dice: random.Random) -> str:
    old = dice.choice([word for word in _WORDS if word in sentence])
    return sentence.replace(old, dice.choice(_WORDS), 1)


def _dump(
    year: str, items: Sequence[tuple[str, list[str]]], rates: Sequence[tuple[str, float]]
) -> str:
    lines = [f"{year} 群馬支部事業計画", "", "項番\t事業\t実施（手段スケジュール）概要\t進捗状況"]
    both = zip(items, rates, strict=False)
    for number, ((title, measures), (name, value)) in enumerate(both, 1):
        listed = "".join(f"<li>{measure}</li>" for measure in measures)
        target = f"【KPI】{name}を{value:.1f}%以上とする"
        lines.append(f"{number}\t{title}\t<ul>{listed}</ul> {target}\t")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
