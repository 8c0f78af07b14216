"""The fixed lists of this package: levels, kinds, roles, documents."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Level(IntEnum):
    """行使层级 of a unit (GB/T 39046 A.3; its 7, 分级管理, belongs to items and not to units)."""

    STATE = 1
    PROVINCE = 2
    CITY = 3
    COUNTY = 4
    TOWNSHIP = 5
    VILLAGE = 6


class UnitKind(StrEnum):
    """What a unit is."""

    GOVERNMENT = "government"  # 人民政府
    DEPARTMENT = "department"  # 部门
    APPROVAL_BUREAU = "approval_bureau"  # 行政审批局
    SERVICE_CENTRE = "service_centre"  # 政务服务中心
    SUB_HALL = "sub_hall"  # 分中心, 便民服务中心
    OFFICE = "office"  # 内设机构
    OTHER = "other"


class Role(StrEnum):
    """What a member of staff may do within a unit and everything below it."""

    CLERK = "clerk"  # 窗口人员: receives and hands out
    REVIEWER = "reviewer"  # 审核: examines
    DECIDER = "decider"  # 审批: decides
    MANAGER = "manager"  # 负责人: leads the unit's handling
    OPERATOR = "operator"  # 运行维护: runs the platform
    SUPERVISOR = "supervisor"  # 监察: watches over all of them


class Sphere(StrEnum):
    """The three powers that one person never holds together."""

    DECIDING = "deciding"
    RUNNING = "running"
    SUPERVISING = "supervising"


class AccountKind(StrEnum):
    """Who signs in."""

    STAFF = "staff"
    PERSON = "person"
    MACHINE = "machine"


class Scope(StrEnum):
    """What a token may be used for, within what its account may do."""

    READ = "read"  # to ask
    ACT = "act"  # to act


class Document(StrEnum):
    """The document a person is known by (GA/T 2000.156 gives each a code of three digits)."""

    CITIZEN_ID = "citizen_id"  # 居民身份证
    PASSPORT = "passport"  # 护照
    HONG_KONG_MACAU_PERMIT = "hong_kong_macau_permit"  # 港澳居民来往内地通行证
    TAIWAN_PERMIT = "taiwan_permit"  # 台湾居民来往大陆通行证
    FOREIGN_RESIDENT_CARD = "foreign_resident_card"  # 外国人永久居留身份证


class MandateKind(StrEnum):
    """As what a person acts for an organisation."""

    REPRESENTATIVE = "representative"  # 法定代表人或负责人: acts in everything, gives mandates
    AGENT = "agent"  # 经办人: acts within a mandate


class GrantedBy(StrEnum):
    """Where a mandate was given, or taken back."""

    WINDOW = "window"  # by a clerk who saw the licence, the identity document and the letter
    REPRESENTATIVE = "representative"  # by the representative, signed in


class Power(StrEnum):
    """What an authorisation letter lets a chief representative do at the window."""

    ACCEPT = "accept"
    EXAMINE = "examine"
    DECIDE = "decide"
    ISSUE = "issue"
