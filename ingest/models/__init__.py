"""The learned reader at run time: one encoder run by onnxruntime, and small heads that score what it encodes.

``python -m training`` makes the weights; ``training/README.md`` tells how, and how well they do.
"""
