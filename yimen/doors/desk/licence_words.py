"""The words of this door for licences, with the tones of their tags."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.words import Word
from yimen.work.cases.states import EndingState
from yimen.work.certificates.states import State

LICENCES: dict[State, tuple[Word, str]] = {
    State.VALID: (_("有效"), "done"),
    State.SUSPENDED: (_("暂扣中"), "warn"),
    State.REVOKED: (_("已撤销"), "refused"),
    State.CANCELLED: (_("已注销"), "plain"),
    State.LAPSED: (_("已失效"), "plain"),
    State.TRANSFERRED: (_("已转让"), "plain"),
    State.RESCINDED: (_("已吊销"), "refused"),
    State.WITHDRAWN: (_("已撤回许可"), "refused"),
}
DONE: dict[str, Word] = {  # what an entry of the ledger says became of a licence
    "certificates.issue": _("颁发证照"),
    "certificates.replace": _("由新版本接替"),
    "certificates.transfer": _("转让给他人"),
    "certificates.withdraw": _("撤回许可"),
    "certificates.revoke": _("撤销许可"),
    "certificates.rescind": _("吊销许可证件"),
    "certificates.cancel": _("注销许可"),
    "certificates.suspend": _("暂扣许可证件"),
    "certificates.restore": _("发还许可证件"),
    "seals.affix": _("打开证照正本，加盖印章"),
}
HEARD: dict[EndingState, tuple[Word, str]] = {
    EndingState.TOLD: (_("已告知，等候陈述申辩"), "warn"),
    EndingState.ANSWERED: (_("已陈述申辩或者放弃"), "act"),
    EndingState.ENDED: (_("已作出决定"), "done"),
    EndingState.DROPPED: (_("已终止，许可继续有效"), "plain"),
}
