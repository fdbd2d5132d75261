"""What a page leaves behind: each queues its commands on one pipeline, sent after the answer."""
