"""The rules: pure functions on frozen data, standard library only, without clock or input and output."""
