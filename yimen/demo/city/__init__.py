"""A small city (演示城市) on no map: units, staff, items, their plans, and a cast of people.

All of it stands in the JSON files of `data`; nobody in them is real. Division codes begin with 99
and citizen numbers end in the order number 000, neither of which is given out.
"""
