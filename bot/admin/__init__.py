"""What admins set from the chat: settings that live in the database, and changes that wait for a click."""
