"""Reading on more machines than one: an existing engine (Dask) and an existing store (fsspec).

What belongs here: handing documents out and taking readings in. What does not: reading itself, and
its limits, which are those of this machine's own workers. Nothing here is needed on one machine.
"""

from collection.cluster.engine import EngineTrouble, reader_at

__all__ = ["EngineTrouble", "reader_at"]
