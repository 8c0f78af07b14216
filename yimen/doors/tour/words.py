"""What each part in the demo city is called, and what there is to try in it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yimen.demo.players import Part

PARTS = {
    Part.CITIZEN: (_("市民"), _("查事项、在线申请、跟踪办件、补正材料。")),
    Part.AGENT: (_("企业代办人"), _("替企业申请，收告知，交补正。")),
    Part.CLERK: (_("窗口人员"), _("替到场的人收件，受理，送达。")),
    Part.REVIEWER: (_("部门审查人员"), _("认领环节，提出缺漏，出具意见。")),
    Part.DECIDER: (_("部门决定人"), _("作出准予或不予许可的决定；下级机关把初审意见报上级决定。")),
    Part.MANAGER: (_("中心管理人员"), _("管印章和办理流程：提出、复核、发布新版本。")),
    Part.SUPERVISOR: (_("效能监督人员"), _("看全市红黄绿灯和超期办件。")),
    Part.OPERATOR: (_("系统管理人员"), _("只管系统，不看办件。")),
}
