"""What a creator's pages of working with brands show, a dataclass a row."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Wait:
    """Something that waits for the creator."""

    key: str
    icon: str
    tone: str
    title: str
    text: str
    lang: str
    when: str
    is_late: bool
    link: str
    step: str


@dataclass
class Offer:
    """An open brief on a card."""

    id: str
    link: str
    title: str
    lang: str
    brand: str
    avatar_url: str
    pictures: list[str]
    more: str  # `+4` where it has more products than pictures.
    reward: str
    reward_note: str
    left: str
    is_soon: bool
    out: str
    places: str
    fits: list[str]
    mine: str  # Where the creator stands with it; empty for nowhere.


@dataclass
class Shelf:
    """A category that briefs are about."""

    slug: str
    name: str


@dataclass
class WorkClip:
    """A clip of a collaboration."""

    id: str
    link: str
    caption: str
    lang: str
    poster_url: str
    status: str
    tone: str


@dataclass
class Work:
    """A collaboration."""

    id: str
    title: str
    lang: str
    brand: str
    avatar_url: str
    brief_link: str
    reward: str
    status: str
    tone: str
    step: str
    step_label: str
    step_link: str
    deadline: str
    earned: str
    is_running: bool
    clips: list[WorkClip]


@dataclass
class Asked:
    """An application of the creator's and what became of it."""

    id: str
    link: str
    title: str
    lang: str
    brand: str
    status: str
    tone: str
    when: str


@dataclass
class StatementRow:
    """A payout statement in short."""

    id: str
    number: str
    month: str
    brand: str
    total: str
    status: str
    tone: str


@dataclass
class Good:
    """A product of a brief."""

    id: str
    link: str
    title: str
    image_url: str
    price: str
    earns: str


@dataclass
class Term:
    """A term in plain words."""

    icon: str
    name: str
    text: str


@dataclass
class BriefPage:
    """A brief as its page shows it."""

    id: str = ""
    title: str = ""
    lang: str = ""
    brand: str = ""
    handle: str = ""
    avatar_url: str = ""
    wants: str = ""
    wants_lang: str = ""
    reward: str = ""
    reward_note: str = ""
    example: str = ""
    when: str = ""
    is_soon: bool = False
    is_over: bool = False
    places: str = ""
    fits: list[str] = field(default_factory=list)
    goods: list[Good] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    shares: str = ""
    why_not: str = ""
    may_apply: bool = False
    mine: str = ""  # The state of the creator's application or invitation.
    mine_id: str = ""
    mine_words: str = ""
    mine_words_lang: str = ""
    steps: list[str] = field(default_factory=list)
