"""How large a county is → how many records of each kind it has."""

from msgspec import Struct

POSTS = 10
"""Community posts, each with a page; the list is that of the example site."""

FIVE = 5
"""Communities (general branches) for each regional alliance and each service centre of an area."""


class Size(Struct, frozen=True):
    """What is asked for; `pages` are those of records, to which a build adds lists and indexes."""

    committees: int
    general_branches: int
    branches: int
    members: int
    pages: int
    terms: int

    @property
    def organisations(self) -> int:
        """All organisations with the one at the top."""
        return 1 + self.committees + self.general_branches + self.branches

    @property
    def alliances(self) -> int:
        """Regional alliances."""
        return 1 + self.general_branches // FIVE

    @property
    def centres(self) -> int:
        """Service centres: the county's, one of each committee, one of each alliance."""
        return 1 + self.committees + self.alliances

    @property
    def leading_groups(self) -> int:
        """Leading groups: one of the county and one of each committee."""
        return 1 + self.committees

    @property
    def fixed(self) -> int:
        """Pages that follow from the organisations."""
        around = self.alliances + self.centres + self.leading_groups
        return self.organisations + around + POSTS

    @property
    def rest(self) -> int:
        """Pages left for what is written."""
        return self.pages - self.fixed

    @property
    def words(self) -> int:
        """Words explained: all of the example's where a tenth of the rest is room enough."""
        return min(self.terms, self.rest // 10)

    @property
    def articles(self) -> int:
        """Articles."""
        return 1 + self.rest // 10

    @property
    def institutions(self) -> int:
        """Versions of institutions."""
        return 1 + self.rest // 40

    @property
    def showcases(self) -> int:
        """Showcases."""
        return 1 + self.rest // 70

    @property
    def notices(self) -> int:
        """Notices: what is left of the pages."""
        written = self.words + self.articles + self.institutions + self.showcases
        return self.rest - written

    @property
    def years(self) -> int:
        """Years of notices: so many that an organisation has some eight in a year, from 3 to 8."""
        return max(3, min(8, -(-self.notices // (8 * self.organisations))))

    def fault(self) -> str:
        """Why there can be no such county; empty where there can."""
        if min(self.committees, self.general_branches, self.branches) < 1:
            return "党委、党总支、党支部都至少要有 1 个。"
        if self.members < 4 * self.organisations:
            return f"{self.organisations} 个党组织至少要有 {4 * self.organisations} 名党员。"
        if self.notices < 1:
            return f"{self.organisations} 个党组织至少要有 {self.fixed + 5} 页。"
        return ""
