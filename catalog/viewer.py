"""Who is asking. Every endpoint and every page handler checks through one of these. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.ids import AccountId, ViewerId
from catalog.kinds import Role
from core.errors import Forbidden, NotSignedIn


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person behind a request.

    Args:
        id: The account's id, or the guest's from the signed cookie.
        account_id: `None` for a guest.
        says_adult: The account said that its owner is of age; nobody checked.
    """

    id: ViewerId
    role: Role = Role.GUEST
    account_id: AccountId | None = None
    handle: str = ""
    display_name: str = ""
    locale: str = "en"
    says_adult: bool = False

    @property
    def is_signed_in(self) -> bool:
        return self.account_id is not None

    @property
    def may_moderate(self) -> bool:
        return self.role in (Role.MODERATOR, Role.ADMIN)

    @property
    def runs_shop(self) -> bool:
        """Whether what the shop pays for its goods is theirs to know."""
        return self.role is Role.ADMIN

    @property
    def may_create(self) -> bool:
        return self.role in (Role.CREATOR, Role.BRAND, Role.ADMIN)

    def require_account(self) -> AccountId:
        """The account's id.

        Raises:
            NotSignedIn: The viewer is a guest.
        """
        if self.account_id is None:
            raise NotSignedIn()
        return self.account_id

    def require_role(self, *roles: Role) -> AccountId:
        """The account's id when its role is one of `roles`, or admin.

        Raises:
            NotSignedIn: The viewer is a guest.
            Forbidden: The account has another role.
        """
        account_id = self.require_account()
        if self.role is not Role.ADMIN and self.role not in roles:
            raise Forbidden()
        return account_id

    def require_creator(self) -> AccountId:
        """The account's id when it may make clips."""
        return self.require_role(Role.CREATOR, Role.BRAND)

    def require_moderator(self) -> AccountId:
        """The account's id when it may judge clips."""
        return self.require_role(Role.MODERATOR)
