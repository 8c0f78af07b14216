"""The desk (工作台): where staff sign in, take work in hand, and act on cases.

Pages ask queries with the viewer and call verbs; what somebody may do is ruled where it is fetched.
"""
