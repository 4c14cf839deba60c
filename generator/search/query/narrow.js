/* Documents and what a reader wants of them → those that are it, and how many of each there are. */

var EPOCH = 719163; /* The ordinal of 1 January 1970, as Python counts days. */

function narrowed(manifest, file, documents, options) {
  var wanted = options.kind || options.organisation || options.year || options.status;
  if (!wanted && !options.facets) return Promise.resolve({ documents: documents, facets: null });
  return file("facets").then(function (facets) {
    var kinds = numbers(facets.kinds), years = numbers(facets.years);
    var above = facets.above.map(numbers);
    var days = numbers(facets.periods), periods = new Map();
    for (var at = 0; at < days.length; at += 3) periods.set(days[at], days.slice(at, at + 3));
    var today = options.today ? Date.parse(options.today) / 86400000 + EPOCH : 0;
    var tests = {
      kind: function (number) { return manifest.kinds[kinds[number]][0]; },
      year: function (number) { return years[number] ? String(years[number]) : ""; },
      status: function (number) {
        var period = periods.get(number);
        if (!period) return "";
        return today < period[1] ? "upcoming" : today <= period[2] ? "open" : "ended";
      }
    };
    var organisation = options.organisation ? facets.organisations.indexOf(options.organisation) : -1;
    function fits(number, without) {
      return Object.keys(tests).every(function (name) {
        return name === without || !options[name] || tests[name](number) === options[name];
      }) && (without === "organisation" || !options.organisation || above[number].indexOf(organisation) >= 0);
    }
    var counts = {};
    Object.keys(tests).forEach(function (name) {
      counts[name] = {};
      documents.forEach(function (number) {
        var value = tests[name](number);
        if (value && fits(number, name)) counts[name][value] = (counts[name][value] || 0) + 1;
      });
    });
    counts.organisation = {};
    documents.forEach(function (number) {
      if (!fits(number, "organisation")) return;
      above[number].forEach(function (id) {
        var name = facets.organisations[id];
        counts.organisation[name] = (counts.organisation[name] || 0) + 1;
      });
    });
    /* What the page of results calls them: kinds by id; organisations with the one above each. */
    counts.names = { kind: {}, organisation: {} };
    manifest.kinds.forEach(function (kind) { counts.names.kind[kind[0]] = kind[1]; });
    var parents = numbers(facets.parents);
    facets.organisations.forEach(function (id, at) {
      if (!counts.organisation[id] && id !== options.organisation) return;
      counts.names.organisation[id] = [facets.called[at], facets.organisations[parents[at] - 1] || ""];
    });
    return {
      documents: documents.filter(function (number) { return fits(number, ""); }),
      facets: counts
    };
  });
}
