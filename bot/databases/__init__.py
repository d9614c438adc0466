"""The databases that a workspace keeps to be asked: where they are, who may ask them, what people say about them."""
