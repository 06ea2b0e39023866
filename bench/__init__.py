"""`python -m bench [importing] [saving] [comparing]`: what must stay quick, against the same work bare."""
