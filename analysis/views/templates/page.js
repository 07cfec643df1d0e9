"use strict";
// Tables of the class data-sortable sort by a button in each header cell; missing values stay last.
const missing = new Set(["", "–", "—", "NaN", "nan", "<NA>", "None"]);

function valueOf(row, column) {
  const cell = row.cells[column];
  const text = cell ? (cell.dataset.value ?? cell.textContent).trim() : "";
  if (missing.has(text)) return null;
  const plain = text.replace("−", "-").replace(/(\d),(?=\d{3})/g, "$1").replace(/\s?%$/, "");
  return plain !== "" && isFinite(plain) ? Number(plain) : text;
}

function order(a, b, sign) {
  if (a === null || b === null) return (a === null) - (b === null);
  if (typeof a === "number" && typeof b === "number") return sign * (a - b);
  return sign * String(a).localeCompare(String(b), undefined, { numeric: true });
}

for (const table of document.querySelectorAll("table.data-sortable")) {
  const headers = [...(table.tHead?.rows[table.tHead.rows.length - 1]?.cells ?? [])];
  const body = table.tBodies[0];
  if (!body) continue;
  headers.forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const direction = header.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      const sign = direction === "ascending" ? 1 : -1;
      const rows = [...body.rows].map((row) => [valueOf(row, column), row]);
      rows.sort(([a], [b]) => order(a, b, sign));
      body.append(...rows.map(([, row]) => row));
      for (const other of headers) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", direction);
    });
  });
}
