/* Text → the units that are searched, as `generator/search/units.py` cuts them. */

var CHINESE = "\\u3005-\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}";
var ENCLOSED = "\\u2460-\\u24ff\\u2776-\\u2793\\u3200-\\u32ff";
var BREAK = "\n";

var YEAR = "(?<![0-9])((?:19|20)[0-9]{2})";
var MONTH = "0?([1-9]|1[0-2])";
var DAY = "0?([1-9]|[12][0-9]|3[01])";
var ALONE = "(?<![0-9])(?<![0-9]\\.)";
var SPELLED = new RegExp(
  YEAR + "年 ?" + MONTH + "月(?: ?" + DAY + "日)?" +
  "|" + YEAR + "[-./]" + MONTH + "(?:[-./]" + DAY + ")?(?![0-9]|[-./][0-9])" +
  "|" + ALONE + "0([1-9])(?=[月日])" +
  "|" + ALONE + "([0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?)(?![0-9])",
  "gu"
);
var TOKEN = new RegExp(
  "[" + CHINESE + ENCLOSED + "]" +
  "|(?:(?![" + CHINESE + ENCLOSED + "])[\\p{L}\\p{N}])+(?:\\.[0-9]+)?" +
  "|%|[\\n。！？；!?;]",
  "gu"
);
var ENDS = /^[\n。！？；!?;]$/;
var ONE_CHINESE = new RegExp("^[" + CHINESE + "]$", "u");
var ONE_ENCLOSED = new RegExp("^[" + ENCLOSED + "]$", "u");
var LETTER = /[\p{L}\p{N}]/u;

/* The length stays, so that a place in it is a place in the text as it is shown. What is enclosed
   stays too: ② before 3 must not become 23. */
function normal(text) {
  return Array.from(text, function (character) {
    var form = formOf(character);
    var same = form.length === character.length && Array.from(form).length === 1;
    return same && !ONE_ENCLOSED.test(character) ? form : character;
  }).join("");
}

function formOf(character) {
  return character.normalize("NFKC").toLowerCase();
}

/* The units of what is enclosed. */
function alone(enclosed) {
  return (formOf(enclosed).match(TOKEN) || []).filter(function (unit) { return LETTER.test(unit); });
}

/* Each unit with where it begins and ends in a normal text: dates and numbers first, then the rest
   between them. */
function cut(text) {
  var found = [], last = 0;
  function add(unit, begin, end) { found.push({ unit: unit, start: begin, end: end }); }
  function between(end) {
    Array.from(text.slice(last, end).matchAll(TOKEN)).forEach(function (match) {
      var begin = last + match.index, end = begin + match[0].length;
      var told = ONE_ENCLOSED.test(match[0]) ? alone(match[0]) : match;
      told.forEach(function (unit) { add(ENDS.test(unit) ? BREAK : unit, begin, end); });
    });
  }
  Array.from(text.matchAll(SPELLED)).forEach(function (match) {
    var begin = match.index, end = begin + match[0].length;
    between(begin);
    last = end;
    var date = match[1] ? match.slice(1, 4) : match[4] ? match.slice(4, 7) : null;
    if (!date) add(match[7] || match[8].replace(/,/g, ""), begin, end);
    else ["年", "月", "日"].forEach(function (word, at) {
      if (date[at]) { add(date[at], begin, end); add(word, begin, end); }
    });
  });
  between(text.length);
  return found;
}

function units(text) {
  return cut(simple(normal(text))).map(function (one) { return one.unit; });
}

function runs(character) {
  return LETTER.test(character) && !ONE_CHINESE.test(character);
}

function joined(units) {
  var last = "";
  return units.map(function (unit) {
    var letters = Array.from(unit);
    var parted = last && runs(last) && runs(letters[0]);
    last = letters[letters.length - 1];
    return (parted ? " " : "") + unit;
  }).join("");
}
