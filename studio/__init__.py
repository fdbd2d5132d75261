"""Studio makes: uploads, probing, editing, transcoding, and the creator's numbers."""
