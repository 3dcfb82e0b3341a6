"""What a page break leaves of a title: the group in charge alone is no item."""

import pipeline
from normalize import load_taxonomy
from parsers.headings.titles import group_alone

HEAD = "<tr><th>項目</th><th>実施内容</th><th>評価</th></tr>"


def test_the_group_in_charge_alone_goes_on_with_the_item_above() -> None:
    rows = [
        ("(1) 債権の回収", "・催告を行う。", "○"),
        ("（レセプトグループ）", "・訪問を行う。", "△"),
        ("(2) 広報<br>（企画総務グループ）", "・便りを送る。", "○"),
    ]
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    page = f'<meta charset="utf-8"><h1>令和5年度 佐賀支部事業計画</h1><table>{HEAD}{body}</table>'
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records
    assert [(i.title_raw, i.groups) for i in found.initiatives] == [
        ("債権の回収", ["レセプト"]),
        ("広報", ["企画総務"]),
    ]
    assert [a.initiative_id[-4:] for a in found.actions] == ["i001", "i001", "i002"]


def test_a_title_with_its_group_is_no_group_alone() -> None:
    assert group_alone("（業務グループ）") == "業務グループ"
    assert group_alone("広報（業務グループ）") is None
