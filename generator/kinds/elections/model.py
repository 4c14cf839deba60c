"""Elections: when, by whom, with which turnout and result; and who stood for what."""

from pathlib import PurePosixPath
from typing import Annotated

from generator.kinds.organisations.model import Post
from generator.schema import (
    Count,
    Day,
    Flag,
    Model,
    Only,
    Prose,
    Published,
    Ref,
    Scope,
    Slug,
    Text,
    Vocabulary,
    term,
)

FOLDER = PurePosixPath("elections")
INDEX = FOLDER / "index.md"


def page_path(id: str) -> PurePosixPath:
    """The page of an election."""
    return FOLDER / f"{id}.md"


def year_path(year: int) -> PurePosixPath:
    """The first page of the elections of a year."""
    return FOLDER / "years" / f"{year}.md"


class ElectionKind(Vocabulary):
    """What an election is for."""

    TERM = "term", "换届选举", "换届"
    BY_ELECTION = "by_election", "届中补选", "补选"


class Electorate(Vocabulary):
    """Who votes."""

    MEMBERS = "members", "党员大会"
    DELEGATES = "delegates", "党员代表大会", "代表大会"


Internal = Annotated[Count, Only(Scope.LOCAL)]
"""A count that is shown inside only."""


class Election(Published):
    """An election by the members or delegates, and by the committee that they elect."""

    title: Text = term("标题", example="溪照村党总支换届选举")
    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    kind: ElectionKind = term("类型", default=ElectionKind.TERM)
    term_no: Count | None = term("届次", "选出的是第几届，只写数字", None)
    electorate: Electorate = term("选举会议", default=Electorate.MEMBERS)
    held_on: Day = term("选举日期")
    request_approved_on: Day | None = term("请示批复日期", default=None)
    request_doc_no: Text | None = term("请示批复文号", default=None)
    delegates_doc_no: Text | None = term(
        "代表大会批准文号", "召开党员代表大会选举的，写上级批准的文号", None
    )
    members_full: Count | None = term("正式党员数", "选举时本党组织的正式党员", None)
    eligible_due: Count = term("应到会人数", "有选举权的党员或者代表")
    eligible_present: Count = term("实到会人数", "到会的有选举权的人数")
    seats: Count = term("应选委员名额", "不设委员会的留空或写 0", 0)
    ballots_issued: Internal | None = term("发出选票", default=None)
    ballots_returned: Internal | None = term("收回选票", default=None)
    ballots_valid: Internal | None = term("有效选票", default=None)
    committee_due: Count | None = term(
        "委员会应到人数", "由新一届委员会选举书记、副书记的，填这三项", None
    )
    committee_present: Count | None = term("委员会实到人数", default=None)
    committee_valid: Internal | None = term("委员会有效选票", default=None)
    result_reported_on: Day | None = term("结果报告日期", "向上级报告选举结果的日期", None)
    result_approved_on: Day | None = term("结果批准日期", "书记、副书记获得批准的日期", None)
    result_doc_no: Text | None = term("结果批准文号", default=None)
    notice_id: Annotated[Slug, Ref("notices")] | None = term("结果公告编号", default=None)
    note: Prose | None = term("说明", default=None)

    @property
    def by_committee(self) -> bool:
        """Whether a committee elected the secretary and deputies."""
        return self.committee_present is not None


class Candidate(Model):
    """Who stood for a post, with the votes; those not elected need no name, and no page names them."""

    election_id: Annotated[Slug, Ref("elections", owner=True)] = term("选举编号")
    person_id: Annotated[Slug, Ref("people")] | None = term(
        "人员编号", "没有当选的可以留空，只占一行", None
    )
    post: Post = term("选举职务", "委员，或者书记、副书记；委员兼书记的写两行", Post.MEMBER)
    order: Count = term("排序", default=0)
    votes_for: Internal | None = term("赞成", "只在本单位公开", None)
    votes_against: Internal | None = term("不赞成", default=None)
    votes_abstain: Internal | None = term("弃权", default=None)
    elected: Flag = term("当选", default=False)
