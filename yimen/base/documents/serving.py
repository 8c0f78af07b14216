"""Documents on their way to a browser: as a PDF, and with an address that can be typed."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString, mark_safe

from yimen.base.documents.rendering import square


def public_address(request: HttpRequest, path: str) -> str:
    """The address of a page for paper: at the first YIMEN_ORIGIN, else where it was asked."""
    if settings.ORIGINS:
        return f"{settings.ORIGINS[0].rstrip('/')}{path}"
    return request.build_absolute_uri(path)


def shown_square(address: str) -> SafeString:
    """二维码 of an address as a part of a page."""
    drawn = mark_safe(square(address))  # noqa: S308 - strokes only, whatever the address
    return format_html('<span role="img" aria-label="{}">{}</span>', address, drawn)


def as_pdf(content: bytes, name: str) -> HttpResponse:
    """The answer that shows a document; `name` is what it is called once it is saved."""
    answer = HttpResponse(content, content_type="application/pdf")
    header = content_disposition_header(as_attachment=False, filename=f"{name}.pdf")
    answer["Content-Disposition"] = header or "inline"
    return answer
