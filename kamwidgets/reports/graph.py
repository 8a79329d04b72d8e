"""The map of an account as a graph other programs read, for the inside only; and such a graph read again."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from kamwidgets.facts.wording import FORBIDDEN
from kamwidgets.model import UserError

if TYPE_CHECKING:
    import networkx as nx

    from kamwidgets.findings import Reading

__all__ = ["graph_of", "map_graphml", "plain_graph"]

NO_GRAPH = "This is no GraphML file that can be read: save it again in the program it comes from."


def map_graphml(reading: Reading, account_id: str) -> bytes:
    """Return everybody on the map, us, competitors and their ties as GraphML, for Gephi, yEd, igraph and others."""
    import networkx as nx

    written = io.BytesIO()
    nx.write_graphml(plain_graph(reading.mapped(account_id).contacts), written, named_key_ids=True)
    return written.getvalue()


def graph_of(contents: bytes) -> nx.Graph[Any]:
    """Read a GraphML file, this program's or another's.

    Raises
    ------
    UserError
        If it is none.
    """
    import networkx as nx

    try:
        return nx.read_graphml(io.BytesIO(contents))
    except (ParseError, nx.NetworkXException, LookupError, ValueError, TypeError, AttributeError) as error:
        raise UserError(NO_GRAPH) from error


def plain_graph(graph: nx.DiGraph[str]) -> nx.DiGraph[str]:
    """Return a graph whose attributes are texts and numbers: lists joined, days in ISO form, unknown ones left out.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.DiGraph()
    >>> graph.add_node("p", roles=("buyer", "user"), last_contact_on=None)
    >>> plain_graph(graph).nodes["p"]
    {'roles': 'buyer; user'}
    """
    import networkx as nx

    plain: nx.DiGraph[str] = nx.DiGraph()
    plain.add_nodes_from((node, _plain(fields)) for node, fields in graph.nodes(data=True))
    plain.add_edges_from((here, there, _plain(tie)) for here, there, tie in graph.edges(data=True))
    return plain


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: _text(value) for name, value in fields.items() if value is not None}


def _text(value: Any) -> Any:
    if isinstance(value, tuple | list):
        value = "; ".join(map(str, value))  # pyright: ignore[reportUnknownArgumentType] - of any kind
    if isinstance(value, str):
        return FORBIDDEN.sub("\ufffd", value)  # no XML file may hold them
    return value.isoformat() if isinstance(value, date) else value
