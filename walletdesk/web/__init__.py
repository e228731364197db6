"""The page kit: render, assets, headers, errors, origin; templates and static files."""
