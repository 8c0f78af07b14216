"""The words of this door for the fixed lists of the packages below."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yimen.ground.people.states import Role

Word = str | Promise

ROLES: dict[Role, Word] = {
    Role.CLERK: _("窗口受理"),
    Role.REVIEWER: _("审查"),
    Role.DECIDER: _("决定"),
    Role.MANAGER: _("负责人"),
    Role.OPERATOR: _("运行维护"),
    Role.SUPERVISOR: _("监督"),
}
