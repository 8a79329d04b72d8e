"""The preview's Python half."""

from __future__ import annotations

import pytest

from kamwidgets.widgets.preview import Preview


def test_preview__knows_its_traits_and_no_others() -> None:
    preview = Preview(html="<h1>Plan</h1>", title="Plan on a page", height="420px")
    assert (preview.html, preview.title, preview.height) == ("<h1>Plan</h1>", "Plan on a page", "420px")
    with pytest.raises(TypeError, match="scripts"):
        Preview(scripts=True)
