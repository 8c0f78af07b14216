"""The tour (演示导览): be anybody in the demo city with one click, and let its time go on.

Its addresses exist in a demo alone (`settings.DEMO`), which no site that people can reach may be.
"""
