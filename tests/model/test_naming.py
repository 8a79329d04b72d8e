"""Finding a name in free text."""

from __future__ import annotations

import unicodedata

import pytest

from kamwidgets.model import Naming

JOSE = Naming(["José van der Berg", "jose@alder.example"])


@pytest.mark.parametrize(
    "text",
    [
        "José van der Berg",
        "JOSÉ VAN DER BERG",
        unicodedata.normalize("NFD", "José van der Berg"),
        "José  van\nder\u00a0Berg's",
        "Berg, José van der",
        "(jose@alder.example)",
    ],
)
def test_is_in__finds_the_full_name_however_it_is_written(text: str) -> None:
    assert JOSE.is_in(f"Ask {text} about it")
    assert "a person" in JOSE.replaced(f"Ask {text}")


@pytest.mark.parametrize(
    "text", ["José", "van der Bergen", "Josés van der Berg", "xjose@alder.example", "José Berg", ""]
)
def test_is_in__does_not_take_others_for_them(text: str) -> None:
    assert not JOSE.is_in(text)


def test_may_be_in__finds_the_surname_alone_as_a_whole_word() -> None:
    assert JOSE.may_be_in("Berg was here")
    assert not JOSE.may_be_in("Bergen, Ebberg and Berg\u0301s")


def test_naming__of_one_word_is_never_sure() -> None:
    will = Naming(["Will"])
    assert not will.is_in("We will see")
    assert will.may_be_in("Ask Will")
    assert will.replaced("Ask Will", possible=True) == "Ask a person"


def test_naming__of_nobody_finds_nothing() -> None:
    nobody = Naming([" "])
    assert not nobody.is_in("")
    assert not nobody.may_be_in("anything")
    assert nobody.replaced("anything", possible=True) == "anything"


def test_excerpt__shows_what_stands_around_the_name() -> None:
    assert JOSE.excerpt("x " * 100 + "José van der Berg" + " y" * 100).count("José van der Berg") == 1
    assert len(JOSE.excerpt("x " * 1000 + "Berg")) < 150
