"""What all our widgets share: traits down, intents up and answered, unknown names refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import anywidget

__all__ = ["STATIC", "Intent", "KamWidget"]

STATIC = Path(__file__).with_name("static")

Intent = dict[str, Any]
"""What a person asked for, as the browser sends it: always with a ``type``."""


class KamWidget(anywidget.AnyWidget):
    """A view of a few JSON traits that answers with intents and knows nothing of plans or stores.

    Parameters
    ----------
    on_intent : callable, optional
        Called with each intent, a dict with a ``type`` out of ``INTENTS``.
    **traits
        The widget's own traits; an unknown name raises, where traitlets would swallow it.

    Raises
    ------
    TypeError
        If a keyword is no trait of this widget.

    Notes
    -----
    The page numbers its intents and is told ``handled`` for each, so that it knows what has arrived. After the
    connection was lost it sends what was not handled again, in order: what comes twice is done once, and what comes
    before its turn is left until it comes again.
    """

    INTENTS: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, *, on_intent: Callable[[Intent], None] | None = None, **traits: Any) -> None:
        if unknown := [name for name in traits if not self.has_trait(name)]:
            raise TypeError(f"{type(self).__name__} has no {', '.join(unknown)}.")
        super().__init__(**traits)
        self.on_intent = on_intent
        self._handled: dict[str, int] = {}  # by view: a page may show the same widget twice
        self.on_msg(self._on_message)

    def _on_message(self, _widget: Any, message: Intent, buffers: list[memoryview]) -> None:
        """Do what a person asked for when its turn has come, once, and say so, whatever comes of it."""
        intent = {key: value for key, value in message.items() if key not in ("n", "view")}
        if "n" not in message:
            self._hand_on(intent, buffers)
            return
        view, number = message["view"], message["n"]
        last = self._handled.get(view, 0)
        if number > last + 1:
            return
        try:
            if number == last + 1:
                self._handled[view] = number
                self._hand_on(intent, buffers)
        finally:
            self.send({"type": "handled", "view": view, "n": number})

    def _hand_on(self, intent: Intent, buffers: list[memoryview]) -> None:
        """Hand a known intent on; what is not in ``INTENTS`` did not come from our page."""
        if intent.get("type") not in self.INTENTS:
            raise ValueError(f"{type(self).__name__} does not know the intent {intent.get('type')!r}.")
        self._receive(intent, buffers)

    def _receive(self, intent: Intent, _buffers: list[memoryview]) -> None:
        if self.on_intent:
            self.on_intent(intent)
