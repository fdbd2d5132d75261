"""One model with several heads: how likely each action of a viewer on each clip is.

`heads` and `inputs` declare what goes out and in, `dataset` reads both from the lake, `training`
puts learning, calibration, judging and publishing together; `scorers` is what a page runs.
"""
