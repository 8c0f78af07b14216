"""证照: licences that decisions led to, each with an identifier and a state that anybody may ask.

Stands below intake and cases: a licence held may stand for a paper, and decisions issue it.
"""
