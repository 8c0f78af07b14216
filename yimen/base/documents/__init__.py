"""Documents on paper and screen (文书): typeset as PDF/A-4 from Typst templates, sealed, checked.

A template is a file of `templates` and gets plain facts; nothing here knows what a document is
about. Fonts come from a wheel, so that the same facts give the same bytes on every machine.
"""
