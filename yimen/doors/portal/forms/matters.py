"""What the party of a matter says in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.work.matters.states import Move

PROOF = "proof"
BY_ITSELF = "当事人以本人账号在网上提出"  # 凭据 of what a party does here, as it is recorded
LABELS = {"words": _("您的陈述申辩"), "reasons": _("撤回的理由")}
HINTS = {"words": _("写明事实、理由；需要交证据的，写明并送到窗口。")}


class Saying(forms.Form):
    """A field for everything that the party's own act must tell."""

    def __init__(self, given: Any, *, move: Move, initial: Any) -> None:
        super().__init__(given, initial=initial)
        self.move = move
        for key in move.tells:
            if key != PROOF:
                self.fields[key] = forms.CharField(
                    label=LABELS[key],
                    max_length=2000,
                    help_text=HINTS.get(key, ""),
                    widget=forms.Textarea(attrs={"rows": 6}),
                )

    @property
    def told(self) -> dict[str, str]:
        """What the act tells; its proof is that the party did it here."""
        proof = {PROOF: BY_ITSELF} if PROOF in self.move.tells else {}
        return {**self.cleaned_data, **proof}
