/* The ways to answer: what is typed as it stands, as sounds, as a question, with a unit wrong. */

function waysOf(manifest, index) {
  /* Documents that hold every row. Where only some keys of a long row were looked up and many
     documents hold them, the others tell which of these hold the row. */
  function exactly(rows) {
    return holding(rows, shared(rows)).then(function (found) {
      var row = rows[0], known = found.entries.length === 1;
      var less = rows.length === 1 && exact(row, MOST).length < exact(row, MORE).length;
      return less && !known && found.documents.length > FIRST ? holding(rows, MORE) : found;
    });
  }

  /* Documents that hold some keys of every row. A long name has a key of its own. */
  function holding(rows, most) {
    return Promise.all(rows.map(function (row) {
      var keys = daily(row) ? [] : exact(row, most);
      if (row.length < LONG) return index.look(keys);
      return index.look(["=" + joined(row)].concat(keys)).then(function (entries) {
        return entries[0].documents.length || !keys.length ? entries.slice(0, 1) : entries.slice(1);
      });
    })).then(function (found) {
      var entries = [].concat.apply([], found);
      return { entries: entries, documents: all(entries, manifest) };
    });
  }

  /* How many keys each of several rows may ask for. */
  function shared(rows) {
    return Math.max(1, Math.min(MOST, Math.floor(6 / rows.length)));
  }

  /* Documents in which letters are the sounds of Chinese words, or their first letters. */
  function sounding(letters) {
    var ways = spoken(letters, manifest.syllables).map(function (way) { return exact(way, 3, "~"); });
    if (letters.length <= INITIALS) ways.push(exact(Array.from(letters), 3, "^"));
    return Promise.all(ways.map(index.look)).then(function (found) {
      return found.map(function (entries) {
        return { entries: entries, documents: all(entries, manifest) };
      }).find(function (one) { return one.documents.length; }) || NOTHING;
    });
  }

  /* The ways to read a question without its words of asking, from the strictest on; null where
     nothing is asked. A few characters may also be meant as they are. Filling words stand between
     its chunks; what stands apart may be missing. */
  function question(rows) {
    var told = without(rows, manifest.asking);
    if (keyed(told) === keyed(rows) || !told.length) return null;
    var parts = apart(told, manifest.apart);
    var chunks = without(parts, manifest.filling);
    var asIs = rows.length === 1 && rows[0].length <= MOST ? rows : [];
    return unique([asIs, told, needed(parts), chunks, needed(chunks)].filter(function (one) {
      return one.length;
    }).map(keyed)).map(function (key) { return key.split(SPLIT).map(units); });
  }

  function needed(rows) {
    return rows.filter(function (row) { return manifest.apart.indexOf(row.join("")) < 0; });
  }

  function keyed(rows) {
    return rows.map(joined).join(SPLIT);
  }

  /* Documents that hold a question in one of its readings, the strictest first; last what only lists
     others. */
  function answering(readings) {
    return Promise.all(readings.map(function (rows) {
      return holding(rows, rows.length > 1 ? 2 : 3);
    })).then(function (found) {
      var both = found.reduce(joinedTo);
      function last(one) { return lists(one, manifest); }
      var order = both.documents.filter(function (one) { return !last(one); });
      return { entries: both.entries, documents: order.concat(both.documents.filter(last)) };
    });
  }

  /* Documents that hold most of what was looked up, where none holds all of it. */
  function covering(entries) {
    return { entries: entries, documents: some(entries, manifest) };
  }

  /* Documents that hold rows but for one unit of each: the keys of the exact search tell where it
     may be wrong. With more wrong than that, those that hold most of the keys. `rows` are then the
     parts that are right. */
  function nearly(rows) {
    return Promise.all(rows.map(nearlyOne)).then(function (found) {
      var sets = found.map(function (one) { return new Set(one.documents); });
      var whole = found.reduce(function (sum, one) {
        return Object.assign(joinedTo(sum, one), { rows: sum.rows.concat(one.rows) });
      });
      var both = whole.documents.filter(function (one) {
        return sets.every(function (set) { return set.has(one); });
      });
      return both.length ? Object.assign(whole, { documents: both }) : whole;
    });
  }

  function nearlyOne(row) {
    return index.look(exact(row, MOST)).then(function (entries) {
      var held = entries.map(function (one) { return one.documents.length > 0; });
      var right = entries.filter(function (one) { return one.documents.length; });
      return Promise.all(doubtful(row, MOST, held).slice(0, 3).map(function (at) {
        return index.look(but(row, at, MOST, held)).then(function (way) {
          var both = way.concat(right);
          var rest = [row.slice(0, at), row.slice(at + 1)].filter(function (part) { return part.length; });
          return { entries: both, documents: all(both, manifest), rows: rest };
        });
      })).then(function (ways) {
        var found = ways.filter(function (one) { return one.documents.length; });
        if (!found.length) return Object.assign(covering(entries), { rows: [row] });
        return Object.assign(found.reduce(joinedTo), { rows: found[0].rows });
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
            copy[at] = told.row;
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

  return {
    alike: alike,
    answering: answering,
    covering: covering,
    exactly: exactly,
    nearly: nearly,
    question: question,
    sounding: sounding
  };
}
