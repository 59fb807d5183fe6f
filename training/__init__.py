"""How the learned reader is made: ``python -m training`` (not part of the installed package)."""

import ingest.models  # noqa: F401  (keeps onnxruntime, which is imported here, from reporting)
