/* A query → an answer: the first way that finds something, narrowed, with its first rows. */

var TYPED = 200; /* Characters of a query; what is beyond them is not read. */

function open(manifest, load) {
  var index = opened(manifest, load);
  var ways = waysOf(manifest, index);

  /* What was found, how it was read (`rows`), and the ways that were tried, in Chinese. */
  function find(typed) {
    var text = typed.slice(0, TYPED);
    var rows = parts(text);
    var letters = normal(text).replace(/[\s'’]/g, "");
    if (!rows.length) return Promise.resolve(result(NOTHING, rows, []));
    if (/^[a-z]+$/.test(letters)) return spelled(rows, letters.slice(0, 40));
    var asking = ways.chunks(rows);
    var tried = [];
    return (asking ? Promise.resolve(NOTHING) : ways.exactly(rows)).then(function (found) {
      if (found.documents.length) return result(found, rows, tried);
      return ways.simplified(rows).then(function (changed) {
        if (changed) {
          rows = changed;
          asking = ways.chunks(rows);
          tried.push("繁体字转为简体字");
        }
        return changed && !asking ? ways.exactly(rows) : NOTHING;
      }).then(function (found) {
        if (found.documents.length || !asking) return result(found, rows, tried);
        tried.push("去掉问句里的虚词");
        return ways.answering(asking).then(function (found) { return result(found, asking, tried); });
      });
    }).then(function (found) {
      return found.documents.length ? found : withAlike(found);
    }).then(function (found) {
      if (found.documents.length) return found;
      tried.push("相近的写法");
      return ways.nearly(rows).then(function (found) { return result(found, rows, tried); });
    }).then(function (found) {
      return found.tried.length || found.documents.length >= FIRST ? found : withAlike(found);
    });
  }

  /* Letters are sounds first, then words of their own. */
  function spelled(rows, letters) {
    return Promise.all([ways.sounding(letters), ways.exactly(rows)]).then(function (found) {
      return result(joinedTo(found[0], found[1]), rows, found[0].documents.length ? ["拼音"] : []);
    });
  }

  function withAlike(found) {
    return ways.alike(found.rows).then(function (others) {
      return others.reduce(function (sum, more) {
        if (!more.documents.length) return sum;
        var tried = sum.tried.concat("同义词“" + more.word + "”");
        return result(joinedTo(sum, more), sum.rows.concat(more.rows), tried);
      }, found);
    });
  }

  function result(found, rows, tried) {
    return { entries: found.entries, documents: found.documents, rows: rows, tried: tried };
  }

  function search(text, options) {
    var wanted = options || {};
    return find(text).then(function (found) {
      return narrowed(manifest, index.file, found.documents, wanted).then(function (kept) {
        var from = wanted.from || 0;
        var numbers = sure(kept.documents, found).slice(from, from + FIRST);
        return shownRows(manifest, index.file, numbers, found).then(function (results) {
          return {
            query: text,
            total: kept.documents.length,
            tried: found.tried,
            results: results,
            facets: kept.facets,
            near: nearby(found.entries)
          };
        });
      });
    });
  }

  /* Parts of the query that stand somewhere. */
  function nearby(entries) {
    return unique(entries.filter(function (one) {
      return one.documents.length && one.key.length > 1 && !/[*~^=]/.test(one.key);
    }).map(function (one) { return one.key; })).slice(0, 6);
  }

  /* Documents, first those of which the index shows the whole of what is looked for: others may
     hold all its keys in several places, and nothing more has to be fetched for these. */
  function sure(documents, found) {
    var known = new Set();
    found.entries.forEach(function (entry) {
      entry.shown.forEach(function (one) {
        var text = one.row[1] + "\n" + one.extract;
        var whole = places(text, found.rows).every(function (held) { return held.length; });
        if (whole) known.add(one.document);
      });
    });
    function shown(one) { return known.has(one); }
    return documents.filter(shown).concat(documents.filter(function (one) { return !shown(one); }));
  }

  return { search: search };
}
