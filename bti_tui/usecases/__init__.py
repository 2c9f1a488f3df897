"""What a user does with the program, over ports that the store satisfies by shape."""
