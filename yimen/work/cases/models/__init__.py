"""The tables of cases."""

from yimen.work.cases.models.bounds import Bar, LocalRule
from yimen.work.cases.models.case import Case, CaseMaterial, GapReport
from yimen.work.cases.models.delivery import Sending
from yimen.work.cases.models.hearing import Hearing, HearingParty
from yimen.work.cases.models.inquiries import Inquiry
from yimen.work.cases.models.licences import CancellationAsked, EndingHeard, LicenceRequest
from yimen.work.cases.models.papers import Counter, Decision, Document
from yimen.work.cases.models.promises import GapPromise, Pledge
from yimen.work.cases.models.referral import Referral
from yimen.work.cases.models.times import Exclusion, Overrun

__all__ = [
    "Bar",
    "CancellationAsked",
    "Case",
    "CaseMaterial",
    "Counter",
    "Decision",
    "Document",
    "EndingHeard",
    "Exclusion",
    "GapPromise",
    "GapReport",
    "Hearing",
    "HearingParty",
    "Inquiry",
    "LicenceRequest",
    "LocalRule",
    "Overrun",
    "Pledge",
    "Referral",
    "Sending",
]
