"""Files that people hand in (附件): kept under the hash of what is in them, outside the web root.

What a file is, its content says and not its name. Nothing here is ever served to be shown inline.
"""
