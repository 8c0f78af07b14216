"""Sentences about cases: how they are handled, and how a decision reaches the applicant, late promises."""

from yimen.base.sentences.cases import delivery, handling, overruns

SENTENCES = {**handling.SENTENCES, **delivery.SENTENCES, **overruns.SENTENCES}
