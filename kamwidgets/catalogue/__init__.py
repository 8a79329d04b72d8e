"""The method as data: what every part of it means, how it is recognised and what counts as evidence.

>>> from kamwidgets.catalogue import load
>>> [role.title for role in load().dmu_roles][:3]
['Initiator', 'User', 'Influencer']
"""

from kamwidgets.catalogue.entries import (
    BoxSet,
    Channel,
    ChoiceCriterion,
    Criterion,
    Department,
    DepartmentSet,
    Entry,
    Point,
    Question,
    QuestionTree,
    Scale,
    Tactic,
    TitleWords,
    Turn,
    Way,
)
from kamwidgets.catalogue.loader import Catalogue, load

__all__ = [
    "BoxSet",
    "Catalogue",
    "Channel",
    "ChoiceCriterion",
    "Criterion",
    "Department",
    "DepartmentSet",
    "Entry",
    "Point",
    "Question",
    "QuestionTree",
    "Scale",
    "Tactic",
    "TitleWords",
    "Turn",
    "Way",
    "load",
]
