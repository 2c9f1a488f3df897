"""The requirements (R01 to R60), and the tests that show each: read from the tests' names."""
