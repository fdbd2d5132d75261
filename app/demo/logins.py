"""The accounts that a visitor of the demo signs in with, one for each role."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.kinds import Role

# Printed on purpose: these accounts exist only where `JHALAK_ENVIRONMENT` is `demo`.
PASSWORD = "jhalak-demo"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account that a visitor may sign in with."""

    role: Role
    handle: str
    display_name: str
    password: str = PASSWORD
    name: str = ""  # Before the at sign; empty for the handle.
    level: int = 1  # Of a moderator, as `moderation.queue.abilities` knows it.

    @property
    def email(self) -> str:
        return f"{self.name or self.handle}@demo.jhalak"


# One of the demo's own brands, with its products, briefs and creators.
BRAND = DemoAccount(Role.BRAND, "gulrukh_beauty", "Gulrukh", name="brand")

# Ending an account, looking at that again and hearing its appeal take three people who may end one:
# these two and the admin.
SENIORS = (
    DemoAccount(Role.MODERATOR, "senior", "Kavita Rao", level=2),
    DemoAccount(Role.MODERATOR, "second_senior", "Farhan Ali", name="second-senior", level=2),
)
# The creator is not trusted, so that a visitor sees a clip being held and approved.
DEMO_ACCOUNTS = (
    DemoAccount(Role.SHOPPER, "asha", "Asha Nair"),
    DemoAccount(Role.CREATOR, "newcomer", "Naina Kapoor"),
    BRAND,
    DemoAccount(Role.MODERATOR, "moderator", "Moderation"),
    *SENIORS,
    DemoAccount(Role.ADMIN, "admin", "Jhalak"),
)
