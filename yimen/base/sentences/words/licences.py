"""What is said of licences: how they stand, how they end, and the hearing before that."""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, tuple[str, str]]  # code -> (中文, English)

ENDINGS: Words = {
    "–": ("–", "–"),
    "told": ("已告知", "told"),
    "answered": ("已听取意见", "answered"),
    "ended": ("已终结", "over"),
    "dropped": ("已终止", "dropped"),
}
ENDING_ACTS: Words = {
    "tell": ("再次告知", "telling again"),
    "answer": ("陈述申辩", "an answer"),
    "end": ("作出决定", "the decision"),
    "drop": ("终止", "dropping it"),
}
END_GROUNDS: Words = {
    "expired": ("有效期届满未延续", "it has run out"),
    "person_gone": ("公民死亡或者丧失行为能力", "a person has died or lost capacity"),
    "organisation_ended": ("法人或者其他组织依法终止", "an organisation has ended"),
    "holders_wish": ("被许可人申请注销", "its holder asks for it"),
    "ended_before": ("已被撤销、撤回或者吊销", "it was revoked, withdrawn or rescinded"),
}
CERTIFICATES: Words = {
    "valid": ("有效", "in force"),
    "revoked": ("已撤销", "revoked"),
    "cancelled": ("已注销", "struck off"),
    "lapsed": ("已失效", "lapsed"),
    "transferred": ("已转出", "transferred"),
    "suspended": ("暂扣", "taken away for a time"),
    "rescinded": ("已吊销", "rescinded"),
    "withdrawn": ("已撤回", "withdrawn"),
}
CERTIFICATE_ACTS: Words = {
    "replace": ("变更或者延续", "a change or renewal"),
    "transfer": ("转让", "a transfer"),
    "withdraw": ("撤回", "withdrawal"),
    "revoke": ("撤销", "revocation"),
    "rescind": ("吊销", "rescission"),
    "suspend": ("暂扣", "suspension"),
    "restore": ("发还", "giving back"),
    "cancel": ("注销", "striking it off"),
}
