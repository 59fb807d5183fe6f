"""The graph over HTTP, as a page and as an interface for programs, and as tools of an assistant.

All of it reads only: the store is opened as a user who may do no more. Nothing takes Cypher.
"""
