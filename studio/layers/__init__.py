"""What the editor's preview asks for: pictures of texts and stickers, the palette, the music."""
