"""What search engines are told about a page: its other languages, its question and answer."""

import json

from markupsafe import Markup

from walletdesk.knowledge.model import Article
from walletdesk.settings.model import Settings


def alternates(settings: Settings, path: str, language: str) -> dict[str, str]:
    """Language to the full address of the same page in it."""
    inside = path.removeprefix(f"/help/{language}")
    return {
        other: f"{settings.public_url}/help/{other}{inside}"
        for other in dict.fromkeys((*settings.brand.languages, language))
    }


def structured_data(article: Article, answer: str) -> Markup:
    """The guide as a schema.org question, for a script element that holds data only."""
    tree = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": article.language,
        "mainEntity": [
            {
                "@type": "Question",
                "name": article.title,
                "acceptedAnswer": {"@type": "Answer", "text": answer},
            }
        ],
    }
    text = json.dumps(tree, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704  cannot close its script
