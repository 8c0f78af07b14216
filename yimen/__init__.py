"""Yimen (一门): one door to a city's government services.

`ls yimen` is the architecture: kernel < base < ground < work < watch < demo < doors < config; each
stratum may use only what is below it. ARCHITECTURE.md has the picture.
"""
