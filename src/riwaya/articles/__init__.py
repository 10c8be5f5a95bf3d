"""From what a source gives to clean articles: encoding, checks, date of publication."""

from riwaya.articles.read import read_article

__all__ = ["read_article"]
