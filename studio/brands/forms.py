"""What clients send when brands and creators work together."""

from __future__ import annotations

from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

MAX_PRODUCTS = 20
MAX_PLACES = 200
MOST_BP = 5000  # The largest commission, in hundredths of a percent.
_DAY = "2026-12-31T18:30:00+05:30"


class BriefForm(BaseModel):
    """A new brief; it stays a draft until it is opened."""

    model_config = ConfigDict(extra="forbid")

    title: str = Field(min_length=3, max_length=80, examples=["Three looks with one lipstick"])
    wants: str = Field(
        min_length=10,
        max_length=4000,
        examples=["Show the colour in daylight, on your own skin, without a filter."],
    )
    product_ids: list[UUID] = Field(
        min_length=1, max_length=MAX_PRODUCTS, description="Products of the brand."
    )
    commission_bp: int = Field(
        ge=0, le=MOST_BP, examples=[1200], description="1200 is 12 % of the goods' price."
    )
    is_gifted: bool = Field(False, description="Creators keep products that are sent to them.")
    apply_until: AwareDatetime = Field(examples=["2026-12-08T18:30:00+05:30"])
    publish_from: AwareDatetime = Field(examples=["2026-12-10T09:00:00+05:30"])
    publish_until: AwareDatetime = Field(examples=["2026-12-24T18:30:00+05:30"])
    earn_until: AwareDatetime = Field(examples=[_DAY], description="Sales from then on earn none.")
    places: int = Field(ge=1, le=MAX_PLACES, examples=[5], description="Creators it is for.")
    is_open_to_all: bool = Field(True, description="False: by invitation alone.")
    brand_id: UUID | None = Field(None, description="For an admin: on whose behalf.")


class BriefChange(BaseModel):
    """What is set here changes. Once open, only title, places, apply_until and is_open_to_all."""

    model_config = ConfigDict(extra="forbid")

    title: str | None = Field(None, min_length=3, max_length=80)
    wants: str | None = Field(None, min_length=10, max_length=4000)
    product_ids: list[UUID] | None = Field(None, min_length=1, max_length=MAX_PRODUCTS)
    commission_bp: int | None = Field(None, ge=0, le=MOST_BP)
    is_gifted: bool | None = None
    apply_until: AwareDatetime | None = None
    publish_from: AwareDatetime | None = None
    publish_until: AwareDatetime | None = None
    earn_until: AwareDatetime | None = None
    places: int | None = Field(None, ge=1, le=MAX_PLACES)
    is_open_to_all: bool | None = None


class PitchForm(BaseModel):
    """Why this creator; the brand reads it."""

    model_config = ConfigDict(extra="forbid")

    pitch: str = Field("", max_length=1000, examples=["I show lipsticks in daylight, unfiltered."])


class InvitationForm(BaseModel):
    """A creator whom the brand asks."""

    model_config = ConfigDict(extra="forbid")

    handle: str = Field(max_length=31, examples=["meera.glows"])
    words: str = Field("", max_length=1000)


class UnderForm(BaseModel):
    """The agreement that a draft is made for."""

    model_config = ConfigDict(extra="forbid")

    agreement_id: UUID


class ApprovalForm(BaseModel):
    """A brand's yes to exactly what it looked at."""

    model_config = ConfigDict(extra="forbid")

    edition: str = Field(
        pattern="^[0-9a-f]{64}$", description="From the clip's review; 409 if it changed since."
    )


class NoteForm(BaseModel):
    """A wish at a place of the clip."""

    model_config = ConfigDict(extra="forbid")

    at_ms: int | None = Field(None, ge=0, examples=[2400], description="None: of the whole clip.")
    text: str = Field(min_length=1, max_length=500)


class ChangesForm(BaseModel):
    """What the brand wants otherwise; words or notes, or both."""

    model_config = ConfigDict(extra="forbid")

    words: str = Field("", max_length=2000)
    notes: list[NoteForm] = Field(default_factory=list, max_length=50)
