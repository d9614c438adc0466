"""What the bot can do: files here are the frame, folders are the skills."""
