"""Importing this loads all that reading needs: for the server that forks the workers, which then share it."""

from __future__ import annotations

import gc
import signal

from ingest.threads import one_thread

# Ctrl-C goes to all processes of a terminal; ours wait to be told.
signal.signal(signal.SIGINT, signal.SIG_IGN)

one_thread()

from ingest.article import Article  # noqa: E402
from ingest.workers.batch import read_batch  # noqa: E402

# Models, lexicons and gazetteers are loaded when they are first needed: here, once for all workers.
read_batch([Article("GENEVA (Reuters) - The Russian foreign minister met his French counterpart on Monday.")])
gc.collect()
# A collection would touch, and so copy, every page that is shared.
gc.freeze()
