"""The addresses of the desk, below /desk/."""

from django.urls import path

from yimen.doors.desk import (
    acting,
    correcting,
    documents,
    handing,
    lights,
    material,
    phrases,
    plans,
    proposing,
    receive,
    sign_in,
    work,
)

app_name = "desk"
urlpatterns = [
    path("", work.home, name="home"),
    path("work", work.work, name="work"),
    path("work/next", work.following, name="next"),
    path("work/badge", work.badge, name="badge"),
    path("work/hand-over", handing.hand_over, name="hand-over"),
    path("lights", lights.lights, name="lights"),
    path("phrases", phrases.phrases, name="phrases"),
    path("work/claim", work.claim, name="claim"),
    path("find", work.find, name="find"),
    path("plans", plans.plans, name="plans"),
    path("proposals/new", proposing.propose, name="propose"),
    path("proposals/<uuid:number>", proposing.proposal, name="proposal"),
    path("plans/<str:code>", plans.plan, name="plan"),
    path("receive", receive.choose, name="receive"),
    path("receive/<str:item>", receive.begin, name="begin"),
    path("draft/<str:number>", receive.draft, name="draft"),
    path("correct/<str:number>", correcting.correct, name="correct"),
    path("receipt/<str:number>", receive.receipt, name="receipt"),
    path("receipt/<str:number>/a5", documents.receipt, {"paper": "a5"}, name="receipt-a5"),
    path("receipt/<str:number>/roll", documents.receipt, {"paper": "roll"}, name="receipt-roll"),
    path("document/<str:number>/<uuid:document>", documents.document, name="document"),
    path("case/<str:number>", acting.case, name="case"),
    path("case/<str:number>/file/<str:sha256>", material.material, name="material"),
    path("case/<str:number>/<str:slug>", acting.act, name="act"),
    path("me", sign_in.me, name="me"),
    path("again", sign_in.again, name="again"),
    path("unit", sign_in.choose_unit, name="unit"),
    path("sign-in", sign_in.sign_in, name="sign-in"),
    path("sign-in/code", sign_in.code, name="code"),
    path("sign-in/enrol", sign_in.enrol, name="enrol"),
    path("sign-out", sign_in.sign_out, name="sign-out"),
]
