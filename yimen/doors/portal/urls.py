"""The addresses of the portal, which stands at the root."""

from __future__ import annotations

from django.urls import path, register_converter

from yimen.doors.portal import (
    accounts,
    apply,
    blanks,
    checking,
    correcting,
    documents,
    filling,
    follow,
    guide,
    home,
    licences,
    mandates,
    mine,
    own_acts,
    own_courses,
    own_licences,
    own_matters,
    papers,
    search,
    verifying,
    ways,
)


class Number:
    """The number of an item as lists have it: any text that a database can hold."""

    regex = r"[^\x00]{1,120}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class PublicNumber(Number):
    """A number that we gave out."""

    regex = r"[0-9A-Z-]{5,60}"


register_converter(Number, "number")
register_converter(PublicNumber, "public")

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("search", search.search, name="search"),
    path("search/suggest", search.suggest, name="suggest"),
    path("departments", home.departments, name="departments"),
    path("departments/<int:key>", home.department, name="department"),
    path("events/<str:key>", ways.event, name="event"),
    path("halls", ways.halls, name="halls"),
    path("halls/<str:key>", ways.hall, name="hall"),
    path("kinds/<str:code>", home.kind, name="kind"),
    path("items/<number:number>", guide.guide, name="guide"),
    path("slips/<number:number>", guide.slip, name="slip"),
    path("blanks/<number:number>", blanks.blank, name="blank"),
    path("samples/<number:number>", blanks.sample, name="sample"),
    path("follow", follow.find, name="follow"),
    path("follow/<public:number>", follow.case, name="case"),
    path("follow/<public:number>/receipts/<uuid:entry>", follow.receipt, name="receipt"),
    path("follow/<public:number>/receipts/<uuid:entry>/proof", follow.proof, name="proof"),
    path("register", accounts.register, name="register"),
    path("sign-in", accounts.sign_in, name="sign-in"),
    path("sign-out", accounts.sign_out, name="sign-out"),
    path("mine", mine.mine, name="mine"),
    path("mandates/act", mandates.act, name="act-for"),
    path("mandates/<public:organisation>", mandates.firm, name="mandates"),
    path("mandates/<public:organisation>/<public:number>/revoke", mandates.revoke, name="revoke"),
    path("apply/<number:number>", apply.begin, name="apply"),
    path("drafts/<public:number>", filling.draft, name="draft"),
    path("drafts/<public:number>/pages/<int:step>", filling.draft, name="step"),
    path("drafts/<public:number>/pages/<int:step>/save", filling.save, name="save"),
    path("drafts/<public:number>/papers", papers.papers, name="papers"),
    path("drafts/<public:number>/papers/arrivals", papers.arrive, name="arrive"),
    path("drafts/<public:number>/check", apply.check, name="check"),
    path("drafts/<public:number>/discard", apply.discard, name="discard"),
    path("follow/<public:number>/acknowledgement", follow.acknowledged, name="acknowledged"),
    path("follow/<public:number>/acknowledgement.pdf", documents.receipt, name="receipt-pdf"),
    path("follow/<public:number>/documents/<uuid:document>", documents.document, name="document"),
    path("follow/<public:number>/licence", documents.licence, name="licence-pdf"),
    path("follow/<public:number>/correct", correcting.correct, name="correct"),
    path("follow/<public:number>/correct/arrivals", correcting.arrive, name="arrive-again"),
    path("follow/<public:number>/withdraw", own_acts.withdraw, name="withdraw"),
    path("follow/<public:number>/defence", own_licences.defend, name="defence"),
    path("follow/<public:number>/cancellation", own_licences.cancel, name="cancellation"),
    path("follow/<public:number>/keep-licence", own_licences.keep, name="keep-licence"),
    path("mine/licences", own_licences.held, name="held"),
    path("mine/matters", own_matters.matters, name="own-matters"),
    path("mine/matters/<public:number>", own_matters.matter, name="own-matter"),
    path("mine/matters/<public:number>/<slug:act>", own_matters.act, name="own-matter-act"),
    path(
        "mine/matters/<public:number>/papers/<int:paper>",
        own_matters.paper,
        name="own-matter-paper",
    ),
    path("licences", licences.check, name="licence"),
    path("decisions", licences.decisions, name="decisions"),
    path("hearings", licences.hearings, name="hearings"),
    path("overruns", licences.overruns, name="overruns"),
    path("follow/<public:number>/hearing", own_courses.answer, name="hearing"),
    path("follow/<public:number>/challenge", own_courses.challenge, name="challenge"),
    path("follow/<public:number>/supplement", own_courses.supplement, name="supplement"),
    path(
        "follow/<public:number>/supplement/arrivals",
        own_courses.arrive_promised,
        name="arrive-promised",
    ),
    path(
        "follow/<public:number>/promise/arrivals", own_courses.arrive_instead, name="arrive-instead"
    ),
    path("follow/<public:number>/promise", own_courses.take_back, name="take-back"),
    path("verify", verifying.verify, name="verify"),
    path("verify/document", checking.check, name="check-document"),
]
