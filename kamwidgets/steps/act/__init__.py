"""The fifth door: what we will do, and how we keep in touch."""
