"""The forms of the portal; whatever the law checks is asked of kernel and verbs."""
