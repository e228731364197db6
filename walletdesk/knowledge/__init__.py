"""Knowledge: the guides, their rules, the library in memory and the help centre's pages."""
