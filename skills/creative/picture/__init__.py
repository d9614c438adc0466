"""The pictures: layouts by ratio, drawn, encoded within the bytes allowed, and shown together on one sheet."""
