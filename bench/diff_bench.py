"""Time of comparing two plans of 200 initiatives against parsing one of them.

Run by `python -m bench.diff_bench`. Parsing one is what `keikaku diff` must do with a side before
it can compare: reading the file's bytes, the layout, the normalized rows. Each round is a process
of its own, as each call of `keikaku` is; processor time, with start-up and the loading of the
taxonomy left out. `--warm` prints a later round of one process instead, where both have their
caches filled: the same names come again, and a dump of made-up plans is parsed in no time.

The plans are made up anew in every round: item names of the field, sentences put together from
words, a third of the measures reworded, a target in every initiative.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

import normalize
import pipeline
from diffing import knowledge_of
from revisions import compare, edition_of
from schema.records import Records

BOUND = 1.5
"""The median ratio that must hold; the aim is 1."""
FORMS = ("dump", "html")
_WARM_UP = 5
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
    """Print the measurements; 1 where a median ratio is over the bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--initiatives", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--warm", action="store_true", help="a round that is not the first")
    parser.add_argument("--one", choices=FORMS, help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, default=0, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.one:
        warm_up = _WARM_UP if chosen.warm else 0
        print(*_round(chosen.one, chosen.initiatives, chosen.seed, warm_up))
        return 0
    worst = 0.0
    for form in FORMS:
        rounds = [_process(form, chosen, number) for number in range(chosen.rounds)]
        one, two = (statistics.median(times) for times in zip(*rounds, strict=True))
        ratio = statistics.median(two / one for one, two in rounds)
        worst = max(worst, ratio)
        print(
            f"{form:4}  {chosen.initiatives} initiatives  parse one {1000 * one:6.1f} ms  "
            f"compare both {1000 * two:6.1f} ms  ratio {ratio:5.2f}"
        )
    return int(worst > BOUND and not chosen.warm)


def _process(form: str, chosen: argparse.Namespace, seed: int) -> tuple[float, float]:
    """A round in a process of its own: seconds of parsing one plan and of comparing both."""
    command = [sys.executable, "-m", "bench.diff_bench", "--one", form, "--seed", str(seed)]
    command += ["--initiatives", str(chosen.initiatives), *(["--warm"] if chosen.warm else [])]
    run = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    parsed, compared = map(float, run.stdout.split())
    return parsed, compared


def _round(form: str, count: int, seed: int, warm_up: int) -> tuple[float, float]:
    taxonomy = normalize.load_taxonomy(None)
    labels = [topic.label for topic in taxonomy.topics.values()]
    names = [indicator.label for indicator in taxonomy.indicators.values()]
    knowledge = knowledge_of(taxonomy)
    parsed = compared = 0.0
    for number in range(warm_up + 1):
        both = _plans(labels, names, count, random.Random(100 * seed + number))
        files = [_file(text, form) for text in both]
        start = time.process_time()
        old = _records(files[0], taxonomy)
        parsed = time.process_time() - start
        new = _records(files[1], taxonomy)
        start = time.process_time()
        found = compare(edition_of(old), edition_of(new), knowledge)
        compared = time.process_time() - start
        assert len(found.relations) >= 0.9 * count, "the plans were not read"
    return parsed, compared


def _records(file: tuple[str, bytes], taxonomy: normalize.Taxonomy) -> Records:
    return pipeline.convert_document(*file, taxonomy=taxonomy).records


def _file(text: str, form: str) -> tuple[str, bytes]:
    """Name and contents of a plan, as a text dump or as a page."""
    if form == "dump":
        return "plan.txt", text.encode()
    title, _, *lines = text.splitlines()
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split("\t")) + "</tr>\n"
        for line in lines
    )
    page = f"<html><body><h1>{title}</h1>\n<table>\n{rows}</table></body></html>"
    return "plan.html", page.encode()


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
