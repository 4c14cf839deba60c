"""The codes of faults in single fields."""

from generator.diagnostics import Code, Severity

CODES = (
    Code(
        "schema/missing",
        "缺少必填的字段",
        "没有这个字段，页面上就会缺一项应当公开的内容，或者无法判断它属于谁。",
        "补上这个字段；表格里是补这一列的格子。",
    ),
    Code(
        "schema/unknown-field",
        "不认识的字段",
        "字段名写错，或者写了系统没有的字段。身份证号、手机号、家庭住址等不公开的内容没有字段可填。",
        "对照工作手册里的字段表改正名称；用不到的列请删除。",
    ),
    Code(
        "schema/bad-date",
        "日期写法有误",
        "日期要能确定到某一天，那一天要存在，年份在 1900 至 2100 之间。",
        "写成 2026-05-18；2026/5/18、2026.5.18、2026年5月18日也可以。",
    ),
    Code(
        "schema/bad-month",
        "年月写法有误",
        "这里只需要年和月。",
        "写成 2026-05 或 2026年5月。",
    ),
    Code(
        "schema/bad-year",
        "年份写法有误",
        "年份是 1900 至 2100 之间的四位数字。",
        "写成 2026 或 2026年。",
    ),
    Code(
        "schema/bad-number",
        "数字写法有误",
        "这里应当是一个数字，不带单位和说明。",
        "只写阿拉伯数字，例如 23；单位写在列名规定的单位里。",
    ),
    Code(
        "schema/bad-id",
        "编号写法有误",
        "编号会成为网址的一部分，只能用小写英文字母、数字和连字符，最长 64 个字符。",
        "写成拼音或英文，例如 shili-cun；编号一经公布不要再改。",
    ),
    Code(
        "schema/bad-choice",
        "不在可选的词里",
        "这个字段只能从固定的几个词里选，这样才能分类和统计。",
        "从提示列出的词里选一个。",
    ),
    Code(
        "schema/bad-flag",
        "应当填“是”或“否”",
        "这个字段只有两种情况。",
        "填“是”或“否”。",
    ),
    Code(
        "schema/bad-phone",
        "电话写法有误",
        "这里填单位办公电话，只含数字、连字符、括号和分机。",
        "写成 0000-8888888 或 12345 这样的办公电话。",
    ),
    Code(
        "schema/bad-email",
        "电子邮箱写法有误",
        "邮箱要有一个 @ 和域名。",
        "写成 office@example.cn 这样的单位邮箱。",
    ),
    Code(
        "schema/bad-url",
        "网址写法有误",
        "网址要以 http:// 或 https:// 开头。",
        "从浏览器的地址栏复制完整网址。",
    ),
    Code(
        "schema/bad-path",
        "文件名写法有误",
        "文件要放在 content/ 之下，路径用 / 分隔，不能跳出这个文件夹。",
        "写相对于 content/ 的路径，例如 notices/files/2026-01.pdf。",
    ),
    Code(
        "schema/wrong-shape",
        "内容的层次不对",
        "这里需要的是一个值、一列值或一组字段，写成了别的样子。",
        "参照手册里的例子调整写法。",
    ),
    Code(
        "schema/normalise",
        "写法可以统一",
        "系统读得懂这个写法，统一之后便于查找和比较。",
        "运行 dangwu check --fix 自动改写；先看一遍可加 --dry-run。",
        Severity.INFO,
    ),
    Code(
        "schema/duplicate-id",
        "编号重复",
        "编号是网址，两条记录不能用同一个。",
        "给其中一条换一个编号。",
    ),
    Code(
        "schema/unknown-reference",
        "找不到所指的记录",
        "这里引用了另一条记录的编号，但没有这样一条记录。",
        "检查编号是否写错，或先补上那条记录。",
    ),
)

MEND = {code.id: code.mend for code in CODES}
"""What to do about a code."""
