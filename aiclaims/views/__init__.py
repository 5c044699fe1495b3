"""The pages: plain functions, a module for each thing a person does, in packages as `urls.py` groups them."""
