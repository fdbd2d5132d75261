"""What a clip is about, as tags: categories of the shop and topics, from words and pictures."""
