/*
 * Puts a button under each data table that saves it as a file for Excel and WPS: what is read on the
 * page, nothing more. Made from the page itself, it works without a server.
 */
(function () {
  "use strict";

  // Without it Excel would take the file for GBK.
  var BOM = "\ufeff";
  var NUMBER = /^[+-]?[\d,.]+%?$/;
  var FORMULA = /^[=+\-@\t\r]/;

  function text(cell) {
    var value = cell.innerText.replace(/\s*\n\s*/g, "；").replace(/\s+/g, " ").trim();
    // A spreadsheet would work out what begins like a formula.
    return FORMULA.test(value) && !NUMBER.test(value) ? "'" + value : value;
  }

  function quoted(value) {
    return /[",\n]/.test(value) ? '"' + value.replace(/"/g, '""') + '"' : value;
  }

  // A cell that spans several has its text in the first, and the others are empty.
  function rows(table) {
    var grid = [];
    Array.from(table.rows).forEach(function (row, y) {
      var x = 0;
      grid[y] = grid[y] || [];
      Array.from(row.cells).forEach(function (cell) {
        while (grid[y][x] !== undefined) x += 1;
        for (var down = 0; down < cell.rowSpan; down += 1) {
          grid[y + down] = grid[y + down] || [];
          for (var right = 0; right < cell.colSpan; right += 1) grid[y + down][x + right] = "";
        }
        grid[y][x] = text(cell);
      });
    });
    return grid;
  }

  function csv(table) {
    return BOM + rows(table).map(function (row) {
      return row.map(quoted).join(",") + "\r\n";
    }).join("");
  }

  function save(name, content) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" }));
    link.download = name.replace(/[\\/:*?"<>|]/g, " ").trim() + ".csv";
    link.click();
    setTimeout(function () {
      URL.revokeObjectURL(link.href);
    }, 1000);
  }

  function label(table) {
    var box = table.closest("[aria-label]");
    var figure = table.closest("figure");
    var named = table.caption || (figure && figure.querySelector("figcaption"));
    if (box && box.classList.contains("dw-table")) return box.getAttribute("aria-label");
    return named ? named.textContent.trim() : "";
  }

  function line(table) {
    var title = document.querySelector("h1");
    var page = title ? title.textContent.trim() : document.title;
    var own = label(table);
    var made = document.createElement("p");
    var button = document.createElement("button");
    made.className = "dw-tools";
    button.type = "button";
    button.textContent = "下载表格";
    button.setAttribute("aria-label", "下载表格" + (own ? "：" + own : ""));
    button.addEventListener("click", function () {
      save(own && own !== page ? page + " " + own : page, csv(table));
    });
    made.append(button);
    return made;
  }

  /* A table of a text scrolls in a box of its own: made to scroll itself, it would be none to those who hear it. */
  function boxed(table) {
    // With the search of the theme comes its script, which does the same.
    if (table.className || document.getElementById("__config")) return table;
    var box = document.createElement("div");
    var inner = document.createElement("div");
    box.className = "md-typeset__scrollwrap";
    inner.className = "md-typeset__table";
    table.replaceWith(box);
    inner.append(table);
    box.append(inner);
    return box;
  }

  function add(table) {
    if (table.dataset.saved || table.closest(".dw-month, .dw-calendar")) return;
    table.dataset.saved = "";
    var box = table.closest(".dw-table");
    if (box) box.append(line(table));
    else boxed(table).after(line(table));
  }

  document.querySelectorAll(".md-content table").forEach(add);
})();
