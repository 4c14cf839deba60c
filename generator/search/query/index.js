/* A manifest and a way to load files → what the index holds under a key. */

function opened(manifest, load) {
  var files = new Map();
  var shards = new Map();

  /* The content of a file, loaded once; a load that fails may be tried again. */
  function file(name) {
    if (!files.has(name)) {
      var loading = load(manifest.version + "/" + name + ".js");
      files.set(name, loading);
      loading.catch(function () { files.delete(name); });
    }
    return files.get(name);
  }

  /* An entry for each key: its documents, the level of the key in each, how much it says, and the
     rows it shows. */
  function look(keys) {
    return Promise.all(keys.map(function (key) {
      var name = String(place(key, manifest.shards));
      return file(name).then(function (shard) {
        if (!shards.has(name)) shards.set(name, new Map(Object.entries(shard.grams)));
        return entry(key, shards.get(name).get(key), shard.rows);
      });
    }));
  }

  function entry(key, told, rows) {
    if (!told) return { key: key, documents: [], levels: [], shown: [], weight: 0 };
    var held = posting(told[0]);
    var count = held.documents.length;
    return {
      key: key,
      documents: held.documents,
      levels: held.levels,
      weight: Math.log(1 + (manifest.documents - count + 0.5) / (count + 0.5)),
      shown: numbers(told[1] || "").map(function (row, at) {
        return {
          document: numbers(rows[row][0])[0],
          row: rows[row].slice(1),
          extract: told[at + 2]
        };
      })
    };
  }

  return { file: file, look: look };
}
