"""The made-up library that the benchmark builds: the same pages as a Handout project and as a Hugo site."""
