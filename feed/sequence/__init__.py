"""A sequence network: a small causal transformer over what somebody was pleased by, in order.

`learning` needs torch, and nothing else here does: `export` writes what was learned as an ONNX
graph, `ranker` runs it, and `contest` compares it with `feed.similar`, so that the better one
makes the table that pages read.
"""
