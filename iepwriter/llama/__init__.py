"""The only package that runs a model: llama.cpp evaluates and samples, llguidance keeps it inside the constraint."""
