"""Measures that hold a target's words are told."""

from normalize.records.unread import states_a_target


def test_a_measure_that_states_a_target_is_told() -> None:
    assert states_a_target("窓口に置いた。 KPIと結果 郵送化率を92.0％以上とする ⇒ 87.6％")
    assert states_a_target("照会する。査定率を対前年度以上とする")
    assert not states_a_target("公告から入札までの期間を20日以上とする")
    assert not states_a_target("申請の処理を早くする。")
    assert states_a_target("メールマガジンの登録件数を3万件以上とする。")
    assert states_a_target("閲覧数を２千回以上とする")
