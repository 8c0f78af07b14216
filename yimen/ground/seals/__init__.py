"""Electronic seals (电子印章): whose they are, who may use them for what, and every use of them.

A special seal for approval belongs to an organ and is held at a window (行政审批专用章). It goes
on a document only under a letter of that organ which names the item and stands on the day of issue.
"""
