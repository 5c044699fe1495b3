"""Many people answering at once, over loopback, against the server as it is shipped (`make load`).

A plain client of the standard library and lxml, one thread a person: it takes little of the cores that it shares with
the server, and needs no framework for load tests.
"""
