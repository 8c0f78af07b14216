"""The stream (事件流): tells open pages that something changed, so that they read it again.

One process of its own, asynchronous, follows the ledger and tells each listener no more than which
of the units they may see had an act on a case. What changed is read by the page, through the door
that it came from. A page is right without the stream, only not by itself.
"""
