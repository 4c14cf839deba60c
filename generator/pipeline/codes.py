"""The codes of faults that only show when all files are seen together."""

from collections.abc import Mapping, Sequence

from generator import privacy, schema, sources
from generator.contract import Kind
from generator.diagnostics import Code, Severity

CODES = (
    Code(
        "source/unknown-file",
        "不认识的数据文件",
        "data/ 里的文件名决定它装的是什么，名称对不上就没有人读它，内容也就不会公开。",
        "改成手册里的文件名；与数据无关的文件请移出 data/。",
    ),
    Code(
        "source/spreadsheet",
        "电子表格要另存为 CSV",
        "系统读 CSV，不直接读 xlsx、xls、et、ods 文件。",
        "在 WPS 或 Excel 里选“另存为”，类型选“CSV UTF-8（逗号分隔）”，再删掉原文件。",
    ),
    Code(
        "source/misplaced-page",
        "Markdown 文件放错了位置",
        "记录类的 Markdown 文件要直接放在所属栏目的文件夹里，文件名就是编号，这样文中的相对链接才有效。",
        "把文件移到 content/栏目名/ 之下，文件名与编号一致。",
    ),
    Code(
        "source/page-by-hand",
        "栏目以外的网页会原样公开",
        "content/ 里不属于任何栏目的 Markdown 文件不经过公开范围的检查，内容会直接出现在网站上。",
        "确认可以公开；草稿和内部材料请移出 content/。",
        Severity.INFO,
    ),
    Code(
        "source/missing-site",
        "缺少站点信息",
        "没有 data/site/site.yml，就不知道站点的名称和主办单位。",
        "运行 dangwu init 生成，或参照手册写一个。",
    ),
    Code(
        "source/single",
        "只能有一条记录",
        "这个文件说的是站点本身，只能有一条。",
        "删掉多余的记录。",
    ),
    Code(
        "files/missing",
        "找不到文件",
        "记录里写的附件或照片在 content/ 里不存在，读者点开会出错。",
        "检查文件名和扩展名（区分大小写），或把文件放到写明的位置。",
    ),
    Code(
        "files/outside",
        "文件不在栏目的文件夹里",
        "栏目文件夹以外的内容会整个公开，引用那里的文件就管不住公开范围；指向站点之外的链接文件也不能用。",
        "把文件移到 content/栏目名/ 之下，例如 content/notices/files/。",
    ),
    Code(
        "files/original",
        "图片不能原样公开",
        "照片原件带有拍摄地点、设备等信息，系统只公开缩小并清除信息后的图片。",
        "在正文里用 ![说明](路径) 插入，或填在“照片”“封面”字段；确需公开的扫描件请存成 PDF。",
    ),
    Code(
        "files/foreign",
        "正文里用了别的网站的内容",
        "网站不向别的网站请求任何东西：读者的访问会被对方知道，对方的内容也会变。脚本和嵌入的网页同样不能用。",
        "图片下载后放进 content/ 里再引用；脚本、嵌入网页请删掉，改成普通链接。",
    ),
    Code(
        "files/type",
        "不能公开这种文件",
        "只公开 pdf、docx、xlsx、pptx、csv、txt 和由它们组成的 zip：这些格式里的个人信息和隐藏内容查得出、清得掉。",
        "另存为可以公开的格式再放进来；网页（html）、脚本、程序一律不能放。",
    ),
    Code(
        "files/hidden-content",
        "文件里有读者看不见的内容",
        "批注、修订、隐藏的工作表和图层，看不见却能被取出来，公开后收不回。",
        "按提示在 WPS、Word 或 PDF 软件里处理后重新保存。",
    ),
    Code(
        "files/broken",
        "文件打不开，无法检查",
        "文件损坏、设了密码、与扩展名不符或者太大，查不出里面有什么，就不能公开。",
        "用软件打开确认，去掉密码，重新另存一份。",
    ),
    Code(
        "files/photo-spelling",
        "照片的写法不支持",
        "只有写成 ![说明](路径) 的照片会被缩小并清除拍摄信息。",
        "改成 ![说明](路径)，不用 <img> 标签或引用式写法。",
    ),
    Code(
        "pages/markup",
        "正文里用了不能用的 HTML",
        "脚本、嵌入的网页、表单、事件属性和样式会让别人在读者的浏览器里做事，正文里只能用文字、表格、图片和链接。",
        "删掉它，改用 Markdown 的写法；想展示代码，放进反引号里。",
    ),
    Code(
        "pages/settings",
        "网页的文件头里有不能用的设置",
        "不属于栏目的网页，文件头只能写标题（title）、说明（description）和隐藏的部分（hide），换模板、跳转等设置会改变整页。",
        "删掉这一行。",
    ),
    Code(
        "pages/broken-link",
        "文中的链接没有对应的网页",
        "读者点这个链接会看到“没有找到这个页面”。被链接的记录可能改了编号，或者不向社会公开。",
        "改正链接的路径，或删掉链接。",
    ),
    Code(
        "files/bad-photo",
        "照片无法处理",
        "文件不是能识别的图片，或者已经损坏。",
        "用看图软件打开确认，另存为 JPEG 或 PNG 后再放进来。",
    ),
    Code(
        "pages/reserved-id",
        "编号与已有网页冲突",
        "这个编号对应的网址已经被栏目页、索引页或旧编号占用。",
        "换一个编号，不要用 index、by-type、page-2 这类名称。",
    ),
    Code(
        "privacy/allow-unused",
        "没有用到的例外",
        "例外登记的内容已经不在写明的文件里，或者指纹抄错了。",
        "删去这一行；要放过的内容还在的，核对文件、种类和指纹。",
        Severity.INFO,
    ),
    Code(
        "pages/hidden-link",
        "公开内容引用了不公开的内容",
        "被引用的记录公开范围更小，公开网站上不会出现，引用处会留空。",
        "确认两条记录的公开范围；需要公开时改成“向社会公开”。",
        Severity.WARNING,
    ),
)

BUILT = (
    Code(
        "search/unanswered",
        "必须答得出的搜索没有答出",
        "读者这样搜索时，要找的网页不在前十条里，多半就找不到了。",
        "看网页的标题和正文里有没有搜索的词；没有的，在 data/search/synonyms.csv 里加同义词，"
        "或者改一改网页的文字。",
    ),
    Code(
        "search/no-page",
        "必须搜到的网页不存在",
        "网站里没有这个地址的网页，怎样搜索都找不到它。",
        "改正地址；记录改了编号、撤下来或者不向社会公开的，改成别的网页，或者删去这一行。",
    ),
)
"""The codes of faults that only show in a built site; `dangwu search --check` tells them."""

PRINTED = (
    Code(
        "paper/not-installed",
        "附 PDF 要另外安装排版程序",
        "站点信息里“版式文件”填了“是”，生成网站时要把公示公告和机构图排成 PDF。",
        "运行 python -m pip install typst segno；不需要 PDF 的，“版式文件”改填“否”。",
    ),
    Code(
        "paper/no-font",
        "没有能印中文的字体",
        "排版用本机的字体，没有中文字体就印不出字来。",
        "安装“思源宋体”和“思源黑体”（Debian、Ubuntu 上是 sudo apt-get install fonts-noto-cjk）。",
    ),
    Code(
        "paper/no-glyph",
        "字体里没有这个字",
        "印出来会少字，人名地名尤其不能错。",
        "安装有这个字的字体，在 data/site/site.yml 的“正文字体”里写上它的名称。",
    ),
)
"""Why the sheets of a site cannot be printed."""

MEND = {code.id: code.mend for code in (*CODES, *BUILT, *PRINTED)}
"""What to do about a code."""


def codes(kinds: Sequence[Kind]) -> Mapping[str, Code]:
    """Every code there is, by id: of reading, of fields, of the whole, and of each kind's rules."""
    rules = [rule.code for kind in kinds for rule in kind.rules]
    every = [*sources.CODES, *schema.CODES, *CODES, *BUILT, *PRINTED, *privacy.CODES, *rules]
    return {code.id: code for code in sorted(every, key=lambda code: code.id)}
