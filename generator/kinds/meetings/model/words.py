"""The words that records of organisational life choose from."""

from generator.schema import Vocabulary


class MeetingKind(Vocabulary):
    """What kind of meeting it is (`domain/rules.md` §2.2)."""

    MEMBERS_MEETING = "members_meeting", "支部党员大会", "党员大会"
    COMMITTEE_MEETING = "committee_meeting", "支委会", "支部委员会会议", "委员会会议"
    GROUP_MEETING = "group_meeting", "党小组会"
    PARTY_LECTURE = "party_lecture", "党课"
    THEME_DAY = "theme_day", "主题党日"
    LIFE_MEETING = "life_meeting", "组织生活会"
    APPRAISAL = "appraisal", "民主评议", "民主评议党员"
    DEMOCRATIC_LIFE = "democratic_life", "民主生活会"
    JOINT_MEETING = "joint_meeting", "联席会", "联席会议"


class Matter(Vocabulary):
    """What a vote is about, as far as the rules for it differ."""

    ORDINARY = "ordinary", "一般事项", "一般"
    ADMISSION = "admission", "接收预备党员"
    TRANSFER = "transfer", "预备党员转正", "转正"


class VoteMethod(Vocabulary):
    """How a vote is taken."""

    SECRET = "secret_ballot", "无记名投票", "票决"
    OPEN_BALLOT = "open_ballot", "记名投票"
    HANDS = "show_of_hands", "举手表决", "举手"
    ORAL = "oral", "口头表决", "口头"


class Learners(Vocabulary):
    """Whose hours of study are counted together."""

    MEMBERS = "members", "党员", "全体党员"
    LEADERS = "leaders", "书记和委员", "支部委员"
