"""Sentences about plans (办理流程): the refusals, and every fault that a plan may have."""

from yimen.base.sentences.plan.refusals import SENTENCES
from yimen.base.sentences.plan.words import fault_text

__all__ = ["SENTENCES", "fault_text"]
