"""Powers that give or settle something, which somebody asks for."""

from __future__ import annotations

from yimen.ground.catalog.states import Power
from yimen.work.matters.states.table import (
    AMOUNT,
    BURDENS,
    CLERK,
    CLOSED,
    DECIDER,
    MANAGER,
    PLACE,
    PROOF,
    REASONS,
    RESULT,
    REVIEWER,
    Move,
    Table,
    Term,
)

RECEIVED = {"received": "已收到", "accepted": "已受理", "examined": "已审查"}
DECISION = Term("decision", "办理期限")
ENTRY = (
    Move(
        "accept",
        "受理",
        ("received",),
        "accepted",
        CLERK,
        paper=("受理通知书", "受"),
        starts=("decision",),
    ),
    Move(
        "decline",
        "不予受理",
        ("received",),
        CLOSED,
        CLERK,
        BURDENS,
        ("不予受理通知书", "不受"),
    ),
    Move(
        "withdraw",
        "撤回申请",
        ("received", "accepted", "examined"),
        CLOSED,
        CLERK,
        (REASONS,),
        party=True,
    ),
    Move("examine", "审查", ("accepted",), "examined", REVIEWER, (RESULT,)),
)
REFUSE = Move(
    "refuse",
    "不予同意",
    ("examined",),
    "decided",
    DECIDER,
    BURDENS,
    ("不予同意决定书", "否"),
    ends=("decision",),
    apart=("examine",),
)
DELIVER = Move("deliver", "送达", ("decided",), "delivered", CLERK, (PROOF,))
CLOSE = Move("close", "办结", ("delivered",), CLOSED, CLERK)


def _grant(name: str, paper: str, short: str, *tells: str) -> Move:
    return Move(
        "grant",
        name,
        ("examined",),
        "decided",
        DECIDER,
        (RESULT, *tells),
        (paper, short),
        ends=("decision",),
        apart=("examine",),
    )


DECIDED = {"decided": "已决定", "delivered": "已送达", CLOSED: "已办结"}
CONFIRMATION = Table(
    Power.CONFIRMATION,
    "law of the item",
    opens=CLERK,
    states={**RECEIVED, **DECIDED},
    terms=(DECISION,),
    moves=(*ENTRY, _grant("予以确认", "行政确认书", "确"), REFUSE, DELIVER, CLOSE),
)
OTHER = Table(
    Power.OTHER,
    "law of the item",
    opens=CLERK,
    states={**RECEIVED, **DECIDED},
    terms=(DECISION,),
    moves=(*ENTRY, _grant("同意", "决定书", "决"), REFUSE, DELIVER, CLOSE),
)
PAYMENT = Table(
    Power.PAYMENT,
    "law of the item",
    opens=CLERK,
    states={**RECEIVED, "published": "已公示", **DECIDED, "paid": "已发放"},
    terms=(DECISION, Term("publication", "公示期限")),
    moves=(
        *ENTRY,
        Move(
            "publish",
            "公示",
            ("examined",),
            "published",
            REVIEWER,
            (RESULT,),
            starts=("publication",),
        ),
        Move(
            "grant",
            "决定给付",
            ("examined", "published"),
            "decided",
            DECIDER,
            (AMOUNT, RESULT),
            ("行政给付决定书", "给"),
            waits="publication",
            ends=("decision",),
            apart=("examine",),
        ),
        REFUSE,
        DELIVER,
        Move("pay", "发放", ("delivered",), "paid", CLERK, (PROOF,)),
        Move("close", "办结", ("delivered", "paid"), CLOSED, CLERK),
    ),
)
REWARD = Table(
    Power.REWARD,
    "law of the item",
    opens=CLERK | REVIEWER,
    states={**RECEIVED, "published": "已公示", **DECIDED},
    terms=(DECISION, Term("publication", "公示期限")),
    moves=(
        *ENTRY,
        Move(
            "publish",
            "公示",
            ("examined",),
            "published",
            MANAGER,
            (RESULT,),
            starts=("publication",),
        ),
        Move(
            "grant",
            "决定奖励",
            ("published",),
            "decided",
            DECIDER,
            (RESULT,),
            ("行政奖励决定书", "奖"),
            waits="publication",
            ends=("decision",),
            apart=("examine",),
        ),
        REFUSE,
        DELIVER,
        CLOSE,
    ),
)
RULING = Table(
    Power.RULING,
    "law of the item",
    opens=CLERK,
    states={
        "received": "已收到",
        "accepted": "已受理",
        "answered": "已答辩",
        "examined": "已审理",
        **DECIDED,
    },
    terms=(DECISION, Term("answer", "答辩期限")),
    moves=(
        Move(
            "accept",
            "受理",
            ("received",),
            "accepted",
            CLERK,
            paper=("受理通知书", "受"),
            starts=("decision", "answer"),
        ),
        *ENTRY[1:3],
        Move(
            "answer",
            "对方答辩",
            ("accepted",),
            "answered",
            CLERK | REVIEWER,
            (RESULT,),
            within="answer",
            ends=("answer",),
        ),
        Move(
            "hear",
            "审理",
            ("accepted",),
            "examined",
            REVIEWER,
            (PLACE, RESULT),
            waits="answer",
        ),
        Move("hear", "审理", ("answered",), "examined", REVIEWER, (PLACE, RESULT)),
        Move(
            "settle",
            "调解结案",
            ("accepted", "answered", "examined"),
            CLOSED,
            REVIEWER,
            (RESULT,),
            ("行政调解书", "调"),
            ends=("decision",),
        ),
        Move(
            "rule",
            "裁决",
            ("examined",),
            "decided",
            DECIDER,
            (*BURDENS, RESULT),
            ("行政裁决书", "裁"),
            ends=("decision",),
            apart=("hear",),
        ),
        DELIVER,
        CLOSE,
    ),
)
PUBLIC_SERVICE = Table(
    Power.PUBLIC_SERVICE,
    "law of the item; enquiries (咨询件)",
    opens=CLERK,
    states={"received": "已收到", "answered": "已答复", CLOSED: "已办结"},
    terms=(Term("answer", "答复期限"),),
    starts=("answer",),
    moves=(
        Move(
            "answer",
            "答复",
            ("received",),
            "answered",
            CLERK | REVIEWER,
            (RESULT,),
            ends=("answer",),
        ),
        Move("close", "办结", ("answered",), CLOSED, CLERK),
    ),
)
