"""The learned reader at run time: one encoder run by onnxruntime, and small heads that score what it encodes.

``python -m training`` makes the weights; ``training/README.md`` tells how, and how well they do.
"""

import os

# From 1.29 on onnxruntime gives the machine a number and reports each model that it runs to Microsoft, unless
# this is set before it is first imported (its Privacy.md).
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
