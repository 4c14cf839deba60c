/* The ways to answer: what is typed as it stands, as sounds, as a question, with a unit wrong. */

function waysOf(manifest, index) {
  /* Documents that hold every row. A long name has a key of its own; else its keys have to do. */
  function exactly(rows) {
    var most = Math.max(1, Math.floor((MOST + 1) / rows.length));
    return Promise.all(rows.map(function (row) {
      var keys = exact(row, rows.length === 1 ? MOST : most);
      if (row.length < LONG) return index.look(keys);
      return index.look(["=" + joined(row)].concat(keys)).then(function (entries) {
        return entries[0].documents.length ? entries.slice(0, 1) : entries.slice(1);
      });
    })).then(function (found) {
      var entries = [].concat.apply([], found);
      return { entries: entries, documents: all(entries) };
    });
  }

  /* Documents in which letters are the sounds of Chinese words, or their first letters. */
  function sounding(letters) {
    var ways = spoken(letters, manifest.syllables).map(function (way) { return exact(way, 3, "~"); });
    if (letters.length < 9) ways.push(exact(Array.from(letters), 3, "^"));
    return Promise.all(ways.map(index.look)).then(function (found) {
      return found.map(function (entries) {
        return { entries: entries, documents: all(entries) };
      }).find(function (one) { return one.documents.length; }) || NOTHING;
    });
  }

  /* The rows of a question without its words of asking; null where nothing is asked. */
  function chunks(rows) {
    var asking = false, found = [];
    rows.forEach(function (row) {
      var rest = asked(row, manifest.asking, manifest.filling, manifest.apart);
      asking = asking || rest !== null;
      found = found.concat(rest || [row]);
    });
    return asking && found.length ? found : null;
  }

  /* Documents that hold all chunks of a question, then those without what stands apart, or some. */
  function answering(rows) {
    return exactly(rows).then(function (found) {
      var rest = rows.filter(function (row) { return manifest.apart.indexOf(row.join("")) < 0; });
      var enough = found.documents.length >= FIRST || !rest.length || rest.length === rows.length;
      return enough ? found : exactly(rest).then(joinedTo.bind(null, found));
    }).then(function (found) {
      if (found.documents.length) return found;
      return { entries: found.entries, documents: some(found.entries) };
    });
  }

  /* Documents that hold rows but for one unit of each: the keys of the exact search tell where it
     may be wrong. With more wrong than that, those that hold most of the keys. */
  function nearly(rows) {
    return Promise.all(rows.map(nearlyOne)).then(function (found) {
      var sets = found.map(function (one) { return new Set(one.documents); });
      var whole = found.reduce(joinedTo);
      var both = whole.documents.filter(function (one) {
        return sets.every(function (set) { return set.has(one); });
      });
      return both.length ? { entries: whole.entries, documents: both } : whole;
    });
  }

  function nearlyOne(row) {
    return index.look(exact(row, MOST)).then(function (entries) {
      var held = entries.filter(function (one) { return one.documents.length; });
      var wrong = doubtful(row, MOST, entries.map(function (one) { return one.documents.length > 0; }));
      return Promise.all(wrong.slice(0, 3).map(function (at) {
        return index.look(but(row, at));
      })).then(function (ways) {
        var found = ways.map(function (way) {
          return { entries: way, documents: all(way.concat(held)) };
        }).reduce(joinedTo, NOTHING);
        return found.documents.length ? found : { entries: entries, documents: some(entries) };
      });
    });
  }

  /* Documents that hold the same rows in words of the same meaning. */
  function alike(rows) {
    var changed = [];
    manifest.same.forEach(function (group) {
      group.forEach(function (word) {
        group.forEach(function (other) {
          if (other === word) return;
          rows.forEach(function (row, at) {
            var told = replaced(row, units(word), units(other));
            if (!told) return;
            var copy = rows.slice();
            copy[at] = told;
            changed.push({ word: other, rows: copy });
          });
        });
      });
    });
    return Promise.all(changed.slice(0, 2).map(function (one) {
      return exactly(one.rows).then(function (found) {
        return { word: one.word, rows: one.rows, entries: found.entries, documents: found.documents };
      });
    }));
  }

  /* Rows with simplified characters for traditional ones; null where there are none. */
  function simplified(rows) {
    return index.file("forms").then(function (text) {
      var letters = Array.from(text), table = new Map();
      for (var at = 0; at < letters.length; at += 2) table.set(letters[at], letters[at + 1]);
      var known = rows.some(function (row) {
        return row.some(function (unit) { return table.has(unit); });
      });
      return known ? rows.map(function (row) {
        return row.map(function (unit) { return table.get(unit) || unit; });
      }) : null;
    });
  }

  return {
    alike: alike,
    answering: answering,
    chunks: chunks,
    exactly: exactly,
    nearly: nearly,
    simplified: simplified,
    sounding: sounding
  };
}
