"""The code lists of the catalogue (GB/T 39046-2020 annex A)."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Tier(StrEnum):
    """The three levels of the catalogue."""

    BASIC = "basic"  # 基本目录: what the state may do
    IMPLEMENTATION = "implementation"  # 实施清单: who does it here and how
    HANDLING = "handling"  # 业务办理项: one concrete variant


class Power(StrEnum):
    """事项类型, the kind of power (GB/T 39046 A.2). 11-19 and 21-29 are free for local kinds."""

    APPROVAL = "01"  # 行政许可
    PENALTY = "02"  # 行政处罚
    COMPULSION = "03"  # 行政强制
    COLLECTION = "04"  # 行政征收
    PAYMENT = "05"  # 行政给付
    INSPECTION = "06"  # 行政检查
    CONFIRMATION = "07"  # 行政确认
    REWARD = "08"  # 行政奖励
    RULING = "09"  # 行政裁决
    OTHER = "10"  # 其他行政权力
    PUBLIC_SERVICE = "20"  # 公共服务


POWER_NAMES = {
    Power.APPROVAL: "行政许可",
    Power.PENALTY: "行政处罚",
    Power.COMPULSION: "行政强制",
    Power.COLLECTION: "行政征收",
    Power.PAYMENT: "行政给付",
    Power.INSPECTION: "行政检查",
    Power.CONFIRMATION: "行政确认",
    Power.REWARD: "行政奖励",
    Power.RULING: "行政裁决",
    Power.OTHER: "其他行政权力",
    Power.PUBLIC_SERVICE: "公共服务",
}


class CaseType(IntEnum):
    """办件类型 (GB/T 39046 A.6)."""

    IMMEDIATE = 1  # 即办件
    PROMISED = 2  # 承诺件
    OTHER = 9


class Domain(StrEnum):
    """Where a promise cannot stand for a check (告知承诺的除外范围)."""

    STATE_SECURITY = "state_security"  # 国家安全
    SECRETS = "secrets"  # 国家秘密
    PUBLIC_SAFETY = "public_safety"  # 公共安全
    FINANCE = "finance"  # 金融
    ECOLOGY = "ecology"  # 生态环境
    HEALTH = "health"  # 人身健康、生命财产安全


class Necessity(StrEnum):
    """必要性 of a material."""

    REQUIRED = "required"
    CONDITIONAL = "conditional"  # needed when its condition is true
    OPTIONAL = "optional"


class Source(StrEnum):
    """来源渠道 of a material."""

    APPLICANT = "applicant"  # 申请人自备
    AUTHORITY = "authority"  # 政府部门核发
    INTERMEDIARY = "intermediary"  # 中介机构
    SHARED = "shared"  # 数据共享: not asked from the applicant
    OTHER = "other"


class Form(StrEnum):
    """材料形式."""

    PAPER = "paper"
    ELECTRONIC = "electronic"
    EITHER = "either"


class Audience(StrEnum):
    """Whose event it is."""

    PERSON = "person"  # 个人一件事
    ENTERPRISE = "enterprise"  # 企业一件事
