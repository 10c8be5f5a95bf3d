"""The way from an article to its reports: one pure function, no clock, no disk, no network."""

from __future__ import annotations

from riwaya.knowledge import Knowledge
from riwaya.language.analyse import Analyser
from riwaya.language.index import index
from riwaya.mentions.items import items
from riwaya.mentions.mentions import find
from riwaya.model import Article, Coding
from riwaya.reports.code import code
from riwaya.voices.attribute import attribute


def code_article(article: Article, analyser: Analyser, knowledge: Knowledge) -> Coding:
    """The coding of an article; the same article, knowledge and code always give the same coding."""
    text = analyser.analyse(article)  # sentences, tokens, clitics, parts of speech
    mentions = find(text, knowledge)  # genre, stories, actors, places, times, quantities
    coded = code(mentions.text, mentions, knowledge)  # predicates, frames, roles, counts
    reports = attribute(mentions.text, mentions, coded, knowledge)  # voice chains, stance, ground
    sentences = tuple((sentence.start, sentence.end) for sentence in text.sentences)
    words = index(text, knowledge)
    return Coding(article, reports, knowledge.version, len(text.tokens), "", words, sentences, mentions.genre, items(mentions.text))
