"""Languages: the catalogue of sentences, dates as readers write them, words for search."""
