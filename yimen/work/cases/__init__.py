"""Cases (办件): the life of an application in law, from acceptance (受理) to delivery (送达) and closing (办结).

The one correction notice (补正告知), deemed acceptance, both clocks, decision with reasons and remedies.
"""
