"""Document → analysed sentences."""

from onrecord.language.analysis import Analysis, analyse
from onrecord.language.names import Name, names
from onrecord.language.quotes import Quote
from onrecord.language.sentences import Sentence
from onrecord.language.tokens import Token

__all__ = ["Analysis", "Name", "Quote", "Sentence", "Token", "analyse", "names"]
