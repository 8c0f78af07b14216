"""What a person reads instead of a code of the catalogue or of a case."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yimen.ground.catalog.states import CaseType, Form, Necessity, Power, Source
from yimen.work.cases.states import RequestKind
from yimen.work.certificates.states import State as Standing
from yimen.work.intake.states import Delivery

POWERS = {
    Power.APPROVAL: _("行政许可"),
    Power.PENALTY: _("行政处罚"),
    Power.COMPULSION: _("行政强制"),
    Power.COLLECTION: _("行政征收"),
    Power.PAYMENT: _("行政给付"),
    Power.INSPECTION: _("行政检查"),
    Power.CONFIRMATION: _("行政确认"),
    Power.REWARD: _("行政奖励"),
    Power.RULING: _("行政裁决"),
    Power.OTHER: _("其他行政权力"),
    Power.PUBLIC_SERVICE: _("公共服务"),
}
CASE_TYPES = {
    CaseType.IMMEDIATE: _("即办件"),
    CaseType.PROMISED: _("承诺件"),
    CaseType.OTHER: _("其他办件"),
}
NECESSITIES = {
    Necessity.REQUIRED: _("必要"),
    Necessity.CONDITIONAL: _("视情形"),
    Necessity.OPTIONAL: _("可不提交"),
}
SOURCES = {
    Source.APPLICANT: _("申请人自备"),
    Source.AUTHORITY: _("政府部门核发"),
    Source.INTERMEDIARY: _("中介机构出具"),
    Source.SHARED: _("数据共享，免提交"),
    Source.OTHER: _("其他"),
}
FORMS = {
    Form.PAPER: _("纸质"),
    Form.ELECTRONIC: _("电子"),
    Form.EITHER: _("纸质或电子"),
}
DELIVERIES = {
    Delivery.WINDOW: _("到窗口领取"),
    Delivery.COURIER: _("快递送达"),
    Delivery.ELECTRONIC: _("电子送达，登录本网站查看和下载"),
}
REQUESTS = {
    RequestKind.CHANGE: _("变更证照"),
    RequestKind.RENEWAL: _("延续证照"),
    RequestKind.TRANSFER: _("转让证照"),
}
HELD = {  # how a licence stands, in a word, and in which tone
    Standing.VALID: (_("有效"), "done"),
    Standing.SUSPENDED: (_("暂扣中"), "warn"),
    Standing.REVOKED: (_("已撤销"), "refused"),
    Standing.CANCELLED: (_("已注销"), "plain"),
    Standing.LAPSED: (_("已失效"), "plain"),
    Standing.TRANSFERRED: (_("已转让"), "plain"),
    Standing.RESCINDED: (_("已吊销"), "refused"),
    Standing.WITHDRAWN: (_("已撤回许可"), "refused"),
}
LICENCES = {  # what is said of a licence, and in which tone
    Standing.VALID: (_("有效：这份证照现在有效。"), "done"),
    Standing.SUSPENDED: (_("无效：这份证照已被暂扣，期满自动恢复。"), "warn"),
    Standing.REVOKED: (_("无效：这份证照已撤销。"), "refused"),
    Standing.CANCELLED: (_("无效：这份证照已注销。"), "refused"),
    Standing.LAPSED: (_("无效：这份证照已失效，有效期已满或者已被新证照接替。"), "warn"),
    Standing.TRANSFERRED: (_("无效：这份证照已转给他人。"), "warn"),
    Standing.RESCINDED: (_("无效：这份证照已吊销。"), "refused"),
    Standing.WITHDRAWN: (_("无效：这份证照已撤回。"), "refused"),
}
