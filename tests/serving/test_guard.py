"""Who may ask."""

from __future__ import annotations

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from kamwidgets.serving.guard import is_foreign

HERE = "127.0.0.1:8866"


def request(method: str = "GET", host: str = HERE, **headers: str) -> HTTPServerRequest:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    line = RequestStartLine(method, "/", "HTTP/1.1")
    return HTTPServerRequest(start_line=line, headers=HTTPHeaders({"Host": host, **named}))


@pytest.mark.parametrize("host", [HERE, "localhost:8866", "LOCALHOST", "[::1]:8866"])
def test_is_foreign__lets_this_machine_by_any_of_its_own_names(host: str):
    assert not is_foreign(request(host=host))


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.0.7:8866", "localhost.example"])
def test_is_foreign__refuses_a_name_that_was_made_to_point_here(host: str):
    assert is_foreign(request(host=host))


def test_is_foreign__lets_our_own_pages_ask_and_close():
    assert not is_foreign(request(Origin=f"http://{HERE}", Sec_Fetch_Site="same-origin"))
    assert not is_foreign(request("POST", Origin=f"http://{HERE}"))


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://127.0.0.1:9999", "null", "http://evil.example:8866"]
)
def test_is_foreign__refuses_another_origin_also_on_this_machine(origin: str):
    assert is_foreign(request(Origin=origin))
    assert is_foreign(request("POST", Origin=origin))


def test_is_foreign__lets_a_link_be_followed_but_nothing_be_embedded():
    assert not is_foreign(request(Sec_Fetch_Site="cross-site", Sec_Fetch_Dest="document"))
    assert not is_foreign(request(Sec_Fetch_Site="none", Sec_Fetch_Dest="document"))
    for destination in ("iframe", "image", "script", "empty"):
        assert is_foreign(request(Sec_Fetch_Site="cross-site", Sec_Fetch_Dest=destination))
        assert is_foreign(request(Sec_Fetch_Site="same-site", Sec_Fetch_Dest=destination))


def test_is_foreign__refuses_to_change_anything_for_who_does_not_say_where_from():
    assert is_foreign(request("POST"))
    assert is_foreign(request("DELETE", Sec_Fetch_Site="cross-site", Sec_Fetch_Dest="document"))
