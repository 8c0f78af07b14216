"""Cases (办件): the life of an application in law, from receipt to delivery (送达) and closing.

The one correction notice (补正告知), acceptance (受理) by an answer or by silence, review side by
side, decision with reasons and remedies: 行政许可法 Art. 29-45.
"""
