"""The table beside a drawing says what the drawing says."""

from __future__ import annotations

from yimen.base.drawing import Standing, State, as_table, draw
from yimen.base.drawing.tests.make import grouped, permit, tree

UNITS = {"u1": "综合窗口", "u2": "住建局"}


def test_the_table_says_every_step_in_words() -> None:
    table = as_table(permit(), units=UNITS, lang="en")

    assert table.caption == (
        "建筑工程施工许可; Statutory: 20 working days; Promised: 15 working days; "
        "At most about 8 working days"
    )
    assert table.head == ("No.", "Step", "Unit", "Waits for", "Limit", "Remarks", "Critical path")
    assert table.rows == (
        ("1", "受理", "综合窗口", "", "1 working day", "", "yes"),
        ("2", "消防设计审查", "消防救援局", "1 受理", "4 working days", "", "yes"),
        ("3", "Site visit", "住建局", "1 受理", "2 working days", "only if: large", "no"),
        (
            *("4", "联合决定", "行政审批局 (leads), 住建局"),
            *("2 消防设计审查, 3 Site visit", "3 working days", "joint", "yes"),
        ),
        ("5", "制证", "", "4 联合决定", "", "automatic", "yes"),
    )


def test_states_have_a_column_of_their_own() -> None:
    states = {
        "accept": Standing(State.DONE),
        "fire": Standing(State.PAUSED, "专家评审"),
        "site": Standing(State.NOT_NEEDED),
    }

    table = as_table(permit(), states=states, lang="zh-hans")

    assert table.head[-1] == "状态"
    assert [row[-1] for row in table.rows] == [
        "已办结",
        "已暂停；专家评审",
        "不需办理",
        "未开始；待消防救援局",
        "未开始；待行政审批局等 2 家",
    ]


def test_table_and_drawing_have_the_same_steps_arrows_and_critical_path() -> None:
    table, root = as_table(permit(), lang="en"), tree(draw(permit(), lang="en"))

    waits = [
        (before.split()[0], row[0]) for row in table.rows for before in row[3].split(", ") if before
    ]
    drawn = [(one.get("data-from"), one.get("data-to")) for one in grouped(root, "plan-arrow")]
    steps = grouped(root, "plan-step")
    assert sorted(waits) == sorted(drawn)
    assert [row[0] for row in table.rows] == [one.get("data-step") for one in steps]
    assert [row[6] == "yes" for row in table.rows] == [
        "plan-critical" in one.attrib["class"].split() for one in steps
    ]
    for row, one in zip(table.rows, steps, strict=True):
        title = one[0].text or ""
        assert all(cell in title for cell in (row[0], row[1], row[2], row[4], row[5]))
