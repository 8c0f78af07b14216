"""Tables of people: divisions, units, accounts, staff and roles, persons and organisations.

Two constraints of the second migration hold across rows: a unit's path continues its parent's, and
no active role lies outside the sphere of who holds it.
"""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat

from yimen.ground.people.rules import SPHERES, UNIT_KEY
from yimen.ground.people.states import (
    AccountKind,
    Document,
    GrantedBy,
    Level,
    MandateKind,
    Role,
    Sphere,
    UnitKind,
)
from yimen.kernel import ids


def _one_of(column: str, kinds: type[Enum], *, blank: bool = False) -> Q:
    values = [kind.value for kind in kinds]
    return Q(**{f"{column}__in": [*values, ""] if blank else values})


class Division(models.Model):
    """行政区划: a division of the state, with the time in which its code was in use."""

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=100)
    level = models.PositiveSmallIntegerField()
    parent_code = models.CharField(max_length=12, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    successor_code = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="division_code_is_digits",
                condition=Q(code__regex=r"^([0-9]{6}|[0-9]{9}|[0-9]{12})$"),
            ),
            models.CheckConstraint(
                name="division_validity_runs_forward",
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["parent_code"], name="division_parent")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Unit(models.Model):
    """单位: a government, department, hall or office, in a tree; a subtree is one index scan."""

    key = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    level = models.PositiveSmallIntegerField()
    division_code = models.CharField(max_length=12)
    uscc = models.CharField(max_length=18, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    parent_path = models.CharField(max_length=800, default="/")
    path = models.GeneratedField(
        expression=Concat(F("parent_path"), F("key"), Value("/")),
        output_field=models.CharField(max_length=861),
        db_persist=True,
        unique=True,
    )
    founded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="unit_key_form", condition=Q(key__regex=UNIT_KEY)),
            models.CheckConstraint(name="unit_kind_known", condition=_one_of("kind", UnitKind)),
            models.CheckConstraint(name="unit_level_known", condition=_one_of("level", Level)),
            models.CheckConstraint(name="unit_is_named", condition=~Q(name="")),
            models.CheckConstraint(
                name="unit_division_form",
                condition=Q(division_code__regex=r"^([0-9]{6}|[0-9]{9}|[0-9]{12})$"),
            ),
            models.CheckConstraint(
                name="unit_root_has_the_root_path",
                condition=Q(parent=None, parent_path="/")
                | Q(parent__isnull=False) & ~Q(parent_path="/"),
            ),
            models.UniqueConstraint(
                name="unit_uscc_unique", fields=["uscc"], condition=~Q(uscc="")
            ),
            models.UniqueConstraint(name="unit_path_target", fields=["id", "path"]),
        ]
        indexes: ClassVar = [
            models.Index(fields=["path"], name="unit_subtree", opclasses=["text_pattern_ops"])
        ]

    def __str__(self) -> str:
        return self.name


class Accounts(BaseUserManager["Account"]):
    """Where Django's sign-in looks for accounts."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(login=username)


class Account(AbstractBaseUser):
    """账号: who signs in; what they may do comes from their roles, not from here."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    login = models.CharField(max_length=150, unique=True)
    kind = models.CharField(max_length=10)
    is_active = models.BooleanField(default=True)
    opened_at = models.DateTimeField()

    USERNAME_FIELD = "login"
    objects = Accounts()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="account_kind_known", condition=_one_of("kind", AccountKind)
            ),
            models.CheckConstraint(name="account_has_a_login", condition=~Q(login="")),
        ]

    def __str__(self) -> str:
        return self.login


class Client(models.Model):
    """接入系统: a registered system that gets short tokens for an account (RFC 6749 Section 4.4).

    `mark` is the hash of its secret; `scopes` what its tokens may be used for, of `Scope`.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="clients")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, help_text="which answers for it")
    name = models.CharField(max_length=100)
    scopes = models.CharField(max_length=50)
    mark = models.BinaryField(max_length=32, unique=True)
    registered_at = models.DateTimeField()
    registered_by = models.CharField(max_length=150)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="client_is_named", condition=~Q(name="")),
            models.CheckConstraint(
                name="client_scopes_known", condition=Q(scopes__in=["read", "act", "act read"])
            ),
            models.CheckConstraint(
                name="client_runs_forward", condition=Q(expires_at__gt=F("registered_at"))
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Token(models.Model):
    """访问令牌: lets a program act as an account; only the hash of the secret is kept.

    The secret is 256 random bits, so a plain SHA-256 of it cannot be guessed back. `shown` is how
    it begins, so that a person knows which one it is.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100)
    shown = models.CharField(max_length=12)
    mark = models.BinaryField(max_length=32, unique=True)
    client = models.ForeignKey(
        Client, on_delete=models.PROTECT, null=True, blank=True, related_name="tokens"
    )
    scopes = models.CharField(max_length=50, default="act read")
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=150)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="token_is_named", condition=~Q(name="") & ~Q(shown="")),
            models.CheckConstraint(
                name="token_runs_forward", condition=Q(expires_at__gt=F("issued_at"))
            ),
            models.CheckConstraint(
                name="token_revocation_is_whole",
                condition=Q(revoked_at=None, revoked_by="")
                | Q(revoked_at__isnull=False) & ~Q(revoked_by=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shown}… {self.name}"


class SecondFactor(models.Model):
    """动态口令: the secret of an account's one-time codes, sealed, and the last code taken."""

    account = models.OneToOneField(
        Account, on_delete=models.PROTECT, primary_key=True, related_name="factor"
    )
    sealed = models.BinaryField()
    begun_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    last_step = models.BigIntegerField(default=0, help_text="no code of this or an earlier step")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="factor_confirmed_by_a_code",
                condition=Q(confirmed_at=None, last_step=0)
                | Q(confirmed_at__isnull=False, last_step__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"factor of {self.account_id}"


class RecoveryCode(models.Model):
    """恢复码: signs in once where the telephone is gone; only its mark is kept."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    mark = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"recovery code of {self.account_id}"


class Staff(models.Model):
    """工作人员: someone appointed to a unit, with an account of their own."""

    number = models.CharField(max_length=50, unique=True)
    name = models.CharField(max_length=100)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="staff")
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="staff")
    sphere = models.CharField(max_length=12, blank=True)
    appointed_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="staff_is_named", condition=~Q(name="") & ~Q(number="")),
            models.CheckConstraint(
                name="staff_sphere_known", condition=_one_of("sphere", Sphere, blank=True)
            ),
            models.CheckConstraint(
                name="staff_who_left_hold_no_sphere", condition=Q(left_at=None) | Q(sphere="")
            ),
            models.UniqueConstraint(name="staff_sphere_target", fields=["id", "sphere"]),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"


class RoleGrant(models.Model):
    """授予的角色: a role over a unit and everything below it, from grant to revocation."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=12)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="grants")
    granted_at = models.DateTimeField()
    granted_by = models.CharField(max_length=150)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=150, blank=True)
    active_sphere = models.GeneratedField(
        expression=models.Case(
            models.When(Q(revoked_at__isnull=False), then=Value(None)),
            *(
                models.When(role=role.value, then=Value(sphere.value))
                for role, sphere in SPHERES.items()
            ),
            output_field=models.CharField(max_length=12),
        ),
        output_field=models.CharField(max_length=12, null=True),
        db_persist=True,
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="grant_role_known", condition=_one_of("role", Role)),
            models.CheckConstraint(
                name="grant_revocation_is_whole",
                condition=Q(revoked_at=None, revoked_by="")
                | Q(revoked_at__isnull=False) & ~Q(revoked_by=""),
            ),
            models.UniqueConstraint(
                name="grant_active_once",
                fields=["staff", "role", "unit"],
                condition=Q(revoked_at=None),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "role"], name="grant_active", condition=Q(revoked_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.staff_id} {self.role} {self.unit_id}"


class AuthorisationLetter(models.Model):
    """授权书: a unit lets its chief representative (首席代表) act for it at the window."""

    number = models.CharField(max_length=100, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="letters")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="letters")
    powers = models.JSONField()
    signed_by = models.CharField(max_length=100)
    valid_from = models.DateField()
    valid_to = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="letter_runs_forward", condition=Q(valid_to__gte=F("valid_from"))
            ),
            models.CheckConstraint(name="letter_gives_powers", condition=~Q(powers=[])),
            models.UniqueConstraint(
                name="letter_stands_once", fields=["unit"], condition=Q(withdrawn_on=None)
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Party(models.Model):
    """What persons and organisations share: a public number, and an identity number kept sealed."""

    number = models.CharField(max_length=50, unique=True)
    name = models.CharField(max_length=200, blank=True)
    sealed = models.BinaryField(null=True)
    mark = models.BinaryField(max_length=32, null=True, unique=True)
    masked = models.CharField(max_length=30, blank=True)
    registered_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                name="%(class)s_erasure_is_whole",
                condition=Q(erased_at=None, sealed__isnull=False, mark__isnull=False)
                & ~Q(name="")
                & ~Q(masked="")
                | Q(erased_at__isnull=False, sealed=None, mark=None, name="", masked=""),
            )
        ]

    def __str__(self) -> str:
        return self.number


class Person(Party):
    """自然人: someone who applies; the number of their document is sealed and shown masked."""

    document = models.CharField(max_length=30)
    account = models.OneToOneField(
        Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="person"
    )

    class Meta(Party.Meta):
        constraints: ClassVar = [
            *Party.Meta.constraints,
            models.CheckConstraint(
                name="person_document_known", condition=_one_of("document", Document)
            ),
        ]


class Organisation(Party):
    """法人和其他组织: a body that applies, known by its unified social credit code."""


class Mandate(models.Model):
    """授权委托: a person may act for an organisation, in all items or in some, for a time."""

    number = models.CharField(max_length=50, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="mandates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="mandates")
    kind = models.CharField(max_length=20)
    items = models.JSONField(default=list, help_text="numbers of items; none = all of them")
    valid_from = models.DateField()
    valid_to = models.DateField()
    given = models.CharField(max_length=20)
    granted_at = models.DateTimeField()
    granted_by = models.CharField(max_length=150)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="mandate_kind_known", condition=_one_of("kind", MandateKind)
            ),
            models.CheckConstraint(
                name="mandate_giver_known", condition=_one_of("given", GrantedBy)
            ),
            models.CheckConstraint(
                name="mandate_of_a_representative_is_whole",
                condition=~Q(kind=MandateKind.REPRESENTATIVE) | Q(given=GrantedBy.WINDOW, items=[]),
            ),
            models.CheckConstraint(
                name="mandate_runs_forward", condition=Q(valid_to__gte=F("valid_from"))
            ),
            models.CheckConstraint(
                name="mandate_revocation_is_whole",
                condition=Q(revoked_at=None, revoked_by="")
                | Q(revoked_at__isnull=False) & ~Q(revoked_by=""),
            ),
            models.UniqueConstraint(
                name="mandate_stands_once",
                fields=["organisation", "person"],
                condition=Q(revoked_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.number
