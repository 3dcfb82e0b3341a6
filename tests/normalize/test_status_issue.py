"""A status that no legend explains is null, and an issue says so once."""

from __future__ import annotations

import pipeline
from normalize import load_taxonomy

HEAD = "<tr><th>項番</th><th>項目</th><th>具体的施策</th><th>評価</th></tr>"


def test_a_sign_without_a_meaning_is_told_once_with_its_place() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td>健診の案内{n}</td><td>・ちらしを配る</td><td>{sign}</td></tr>"
        for n, sign in enumerate("○☆☆", 1)
    )
    page = f'<meta charset="utf-8"><h1>令和5年度 熊本支部事業計画</h1><table>{HEAD}{rows}</table>'
    done = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None))
    assert [(row.status_raw, row.status) for row in done.records.actions] == [
        ("○", "achieved"),
        ("☆", None),
        ("☆", None),
    ]
    (issue,) = [issue for issue in done.records.issues if issue.code == "unmapped_status"]
    assert issue.text == "☆"
    assert issue.provenance is not None
    assert (issue.provenance.row, issue.provenance.column) == (2, 3)
