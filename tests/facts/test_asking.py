"""What does not fit the locale is asked, never guessed; what was said is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamwidgets.facts import Facts, FactsError, Preview, Rules, import_table, read_table

ORDERS = "order_id,account_id,ordered_on\n1,A,{}\n2,B,{}\n"
PRODUCTS = "product_id;name;unit_cost\n1;Rope;{}\n2;Hook;{}\n"


def asked(preview: Preview) -> dict[str, list[tuple[str, str]]]:
    return {
        question.field.name: [(option.way, str(option.value)) for option in question.options]
        for question in preview.questions
    }


@pytest.mark.parametrize(
    ("locale", "days", "options"),
    [
        ("de_DE", ("03/04/2026", "05/06/2026"), [("day-first", "2026-04-03"), ("month-first", "2026-03-04")]),
        ("de_DE", ("03/04/2026", "25/06/2026"), [("day-first", "2026-04-03")]),
        ("en_GB", ("12/25/2026", "03/04/2026"), [("month-first", "2026-12-25")]),
        ("en_US", ("25/12/2026", "13/04/2026"), [("day-first", "2026-12-25")]),
    ],
)
def test_questions__days_that_could_be_two_days_or_fit_another_order(
    locale: str, days: tuple[str, str], options: list[tuple[str, str]]
):
    text = ORDERS.format(*days).encode()
    preview = read_table("orders", text, Rules(locale=locale))
    assert not preview.ready
    assert asked(preview) == {"ordered_on": options}
    way, day = options[0]
    answered = read_table("orders", text, Rules(locale=locale), read_as={"ordered_on": way})
    assert answered.ready
    assert str(answered.records()[0]["ordered_on"]) == day


@pytest.mark.parametrize(
    ("locale", "numbers", "way", "first"),
    [
        ("en_GB", ("9,5", "1.234,50"), "decimal-comma", 9.5),
        ("de_DE", ("9.5", "1,234.50"), "decimal-point", 9.5),
        ("fr_FR", ("1.234,50", "9,5"), "decimal-comma", 1234.5),
    ],
)
def test_questions__numbers_that_fit_another_way(locale: str, numbers: tuple[str, str], way: str, first: float):
    text = PRODUCTS.format(*numbers).encode()
    preview = read_table("products", text, Rules(locale=locale))
    assert asked(preview) == {"unit_cost": [(way, str(first))]}
    answered = read_table("products", text, Rules(locale=locale), read_as={"unit_cost": way})
    assert answered.records()[0]["unit_cost"] == first


@pytest.mark.parametrize("numbers", [("9,5", "9.5"), ("cheap", "dear"), ("9", "1,234")])
def test_questions__none_where_no_way_reads_more_or_the_locale_decides(numbers: tuple[str, str]):
    assert read_table("products", PRODUCTS.format(*numbers).encode()).questions == ()


def test_questions__an_answer_that_no_longer_fits_is_asked_anew():
    text = PRODUCTS.format("9.5", "1.25").encode()
    preview = read_table("products", text, read_as={"unit_cost": "decimal-comma"})
    assert asked(preview) == {"unit_cost": [("decimal-point", "9.5")]}


@pytest.mark.parametrize(
    ("locale", "days", "last", "options"),
    [
        ("en_GB", ("03/04/2026", "05/06/2026"), "month-first", ["month-first 2026-03-04", "settings 2026-04-03"]),
        ("en_US", ("12/25/2026", "03/04/2026"), "day-first", None),  # the last way does not fit at all
        ("en_GB", ("04/04/2026", "25 May 2026"), "month-first", None),  # both ways say the same
        ("en_GB", ("2026-04-03", "2026-05-06"), "month-first", None),
    ],
)
def test_read_last__is_asked_about_where_the_locale_reads_the_file_too(
    locale: str, days: tuple[str, str], last: str, options: list[str] | None
):
    text, said = ORDERS.format(*days).encode(), {"ordered_on": last}
    preview = read_table("orders", text, Rules(locale=locale), read_last=said)
    assert asked(preview).get("ordered_on") == (options and [tuple(option.split()) for option in options])
    assert preview.ready == (options is None)
    assert preview.as_last_time == ()
    assert preview.records() == read_table("orders", text, Rules(locale=locale)).records()


def test_read_last__numbers_that_mean_a_thousand_times_more_are_asked_about_in_a_sentence():
    text, last = PRODUCTS.format("1.234", "2.5").encode(), {"unit_cost": "decimal-comma"}
    assert read_table("products", text, read_last=last).ready  # 2.5 is no number where the comma separates decimals
    text = PRODUCTS.format("1.234", "2.500").encode()
    preview = read_table("products", text, read_last=last)
    assert asked(preview) == {"unit_cost": [("decimal-comma", "1234.0"), ("settings", "1.234")]}
    assert "“unit_cost”: “1.234” can be read as the settings say, or as the last file was" in preview.sentence
    for way, first in (("decimal-comma", 1234.0), ("settings", 1.234)):
        answered = read_table("products", text, read_as={"unit_cost": way}, read_last=last)
        assert (answered.ready, answered.records()[0]["unit_cost"]) == (True, first)


def test_read_last__holds_where_the_locale_cannot_read_the_file_and_says_so():
    days, last = ORDERS.format("03/04/2026", "05/06/2026").encode(), {"ordered_on": "month-first"}
    preview = read_table("orders", days, Rules(locale="de_DE"), read_last=last)
    assert (preview.ready, preview.as_last_time) == (True, ("ordered_on",))
    said = read_table("orders", days, Rules(locale="de_DE"), read_as=last, read_last=last)
    assert said.as_last_time == ()


def test_read_last__is_kept_where_a_file_did_not_need_it_and_forgotten_where_that_is_said(tmp_path: Path):
    last = {"unit_cost": "decimal-comma"}
    for said, kept in (({}, last), ({"unit_cost": "settings"}, {})):
        text = PRODUCTS.format("9.5", "7").encode()
        import_table(tmp_path, read_table("products", text, read_as=said, read_last=last))
        assert Facts(tmp_path).read_as("products") == kept


def test_read_as__is_remembered_with_the_mapping(tmp_path: Path):
    text = PRODUCTS.format("9,5", "7").encode()
    import_table(tmp_path, read_table("products", text, read_as={"unit_cost": "decimal-comma"}))
    assert Facts(tmp_path).read_as("products") == {"unit_cost": "decimal-comma"}
    assert Facts(tmp_path).read_as("orders") == {}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"colour": "day-first"}, "There is no field “colour” in orders"),
        ({"ordered_on": "decimal-comma"}, "“Ordered on” cannot be read as “decimal-comma”"),
        ({"order_id": "day-first"}, "“Order number” cannot be read as “day-first”"),
    ],
)
def test_read_as__refuses_what_makes_no_sense(said: dict[str, str], sentence: str):
    with pytest.raises(FactsError, match=sentence):
        read_table("orders", ORDERS.format("2026-01-01", "2026-01-02").encode(), read_as=said)
