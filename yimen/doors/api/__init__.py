"""The API (接口): the acts and questions of the platform for programs, at /api/v1.

Access is by personal token; the same verbs and queries answer as behind the pages, and a refusal is
a problem document (RFC 9457) with a stable code. docs/howto/use-the-api.md shows a whole client.
"""
