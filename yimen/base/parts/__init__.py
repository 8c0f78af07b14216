"""The parts that pages are made of: one folder each, with its parameters, template and examples.

`<part>/__init__.py` holds one function of the part's name: its parameters with their types, and
what they come to for `part.html`. `examples.html` shows the part in every state. Templates use a
part as a tag, `{% button _("提交") kind="primary" %}`, and need no load line; a part whose function
begins with `content` is a block and ends with `{% end<part> %}`. The sentences that a part says
itself are in both languages; what it is given is shown as it comes.
"""
