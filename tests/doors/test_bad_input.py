"""What nobody types on purpose: every address and every form answers it with a clear word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from urllib.parse import quote, urlencode

import pytest
from django.http import HttpResponseBase
from django.test import Client

from tests.doors.addresses import Tried
from tests.doors.html import Form, Page
from tests.doors.prepared import Prepared, visitor
from tests.doors.test_sent import text_of

# As the bytes of an address or of a form have it: percent signs stand for bytes
NASTY = {
    "nothing before it": "%00",
    "no UTF-8": "%ff%fe%e4%b8%ed%a0%80",  # half a character, a lone surrogate: all read as one sign
    "a huge number": "9" * 400,
    "a negative number": "-1",
    "no number, and nothing known": "NaN",
    "a script in a list": quote('[{"a":"<script>alert(1)</script>"}]'),
    "a long text": quote("长") * 3_000,
}
KNOWN = ("q", "after", "kind", "scope", "unit", "press", "number", "next", "step", "list", "place")
MORE = (  # pages of acts, each with the login of who may act
    ("yt0101", "/desk/case/{submitted}/accept"),
    ("yt0101", "/desk/case/{submitted}/correction"),
    ("yt0101", "/desk/case/{submitted}/reject"),
    ("yt0101", "/desk/case/{decided}/deliver"),
    ("yt1101", "/desk/case/{reviewing}/review?step=insurance"),
    ("yt0302", "/desk/case/{reviewing}/extend"),
    ("yt0302", "/desk/case/{reviewing}/pause"),
)
FORM = "application/x-www-form-urlencoded"
SIZE = 3 * 1024 * 1024  # more than a form may have


def clear(answer: HttpResponseBase) -> bool:
    """No fault of ours, and where it says no, a page or a word that says why."""
    status = answer.status_code
    page = text_of(answer)
    return status < 400 or (status < 500 and ("<h1" in page or len(page) > 5 or status == 405))


def told(answer: HttpResponseBase, *where: object) -> list[str]:
    """The place of an answer that is not clear."""
    return [] if clear(answer) else [f"{answer.status_code} " + " ".join(map(str, where))]


def forms(tried: list[Tried], prepared: Prepared) -> Iterator[tuple[Client, str, Form]]:
    """Every form in which something is done, who is shown it, and where it goes."""
    seen = set()
    pages = [(one.client, one.address) for one in tried]
    pages += [(visitor(who), acts.format(**prepared.cases)) for who, acts in MORE]
    for client, address in pages:
        for form in Page(text_of(client.get(address))).forms:
            to = form.action or address
            key = (to, *sorted(form.fields))
            if form.method == "post" and "sign-out" not in to and key not in seen:
                seen.add(key)
                yield client, to, form


def sent(form: Form, value: str) -> str:
    """The form as bytes on the wire, with this in every field."""
    hidden = {"csrfmiddlewaretoken", "by", "mark"}
    button = dict(list(form.buttons.items())[:1])
    kept = {name: form.fields[name] for name in hidden & form.fields.keys()} | button
    filled = [f"{quote(name)}={value}" for name in form.fields if name not in hidden]
    return "&".join([urlencode(kept), *filled])


def queried(value: str) -> str:
    """A query as it stands in an address, with this under every key that we know."""
    return "&".join(f"{key}={value}" for key in KNOWN)


def reads_the_query(one: Tried) -> bool:
    """Whether anybody looks at the query at all; Django takes it apart for the first who does."""
    return "GET" in vars(one.client.get(one.address, QUERY_STRING=queried("x")).wsgi_request)


@pytest.mark.slow
def test_every_address_bears_every_query(tried: list[Tried]) -> None:
    wrong = []
    readers = [one for one in tried if reads_the_query(one)]

    assert len(readers) > 20
    for one, (name, value) in product(readers, NASTY.items()):
        answer = one.client.get(one.address, QUERY_STRING=queried(value))
        wrong += told(answer, one.address, name)
    for one in tried:  # what is refused before anybody reads it
        wrong += told(one.client.get(one.address, QUERY_STRING=queried("%00")), one.address)

    assert wrong == []


@pytest.mark.slow
def test_every_form_bears_every_value(tried: list[Tried], prepared: Prepared) -> None:
    wrong = []
    found = list(forms(tried, prepared))

    assert len(found) > 20
    for (client, to, form), (name, value) in product(found, NASTY.items()):
        answer = client.generic("POST", to, sent(form, value), FORM)
        wrong += told(answer, to, name)

    assert wrong == []


@pytest.mark.slow
def test_every_place_of_an_address_bears_every_value(tried: list[Tried]) -> None:
    wrong = []

    for one, (name, value) in product(tried, NASTY.items()):
        places = dict.fromkeys(one.route.kinds, value[:300])
        if places:
            wrong += told(one.client.get(one.route.filled(places)), one.route.pattern, name)

    assert wrong == []


@pytest.mark.slow
def test_every_address_says_which_methods_it_takes(tried: list[Tried]) -> None:
    wrong = []

    for one, method in product(tried, ("PUT", "DELETE", "TRACE", "WHATEVER")):
        answer = one.client.generic(method, one.address)
        wrong += told(answer, method, one.address)
        if answer.status_code == 200:
            wrong.append(f"{method} {one.address} was answered")

    assert wrong == []


BODIES: Mapping[str, tuple[str, bytes]] = {
    "too large": (FORM, b"a=" + b"x" * SIZE),
    "too many fields": (FORM, b"&".join(b"f%d=1" % one for one in range(2_000))),
    "no boundary": ("multipart/form-data", b"--x\r\n\r\n"),
    "cut off": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="f',
    ),
    "no end": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF',
    ),
    "wrong coding": (
        "multipart/form-data; boundary=x",
        b'--x\nContent-Disposition: form-data; name="a"\nContent-Transfer-Encoding: base64\n\n!\n',
    ),
    "JSON": ("application/json", b'{"a": [[[[[[1]]]]]]}'),
    "no such charset": (f"{FORM}; charset=klingon", b"a=1"),
    "another charset": (f"{FORM}; charset=utf-7", b"a=+AGE-"),
}


@pytest.mark.slow
def test_every_address_bears_a_broken_body(tried: list[Tried]) -> None:
    wrong = []
    takes = [one for one in tried if "sign-out" not in one.address]

    for one in takes:
        for name, (kind, body) in BODIES.items():
            answer = one.client.generic("POST", one.address, body, kind)
            wrong += told(answer, name, one.address)
            if answer.status_code == 405:
                break  # no body is taken here, and none is read

    assert wrong == []
