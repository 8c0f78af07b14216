"""Sentences about cases: how they are handled, and how a decision reaches the applicant."""

from yimen.base.sentences.cases import delivery, handling

SENTENCES = {**handling.SENTENCES, **delivery.SENTENCES}
