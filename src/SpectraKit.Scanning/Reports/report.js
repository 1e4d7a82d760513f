"use strict";
(() => {
  const table = document.getElementById("files");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows].map(row => ({ row, text: row.textContent.toLowerCase(), outcome: row.dataset.outcome }));
  const search = document.getElementById("search");
  const shown = document.getElementById("shown");
  const buttons = [...document.querySelectorAll("[data-outcome][aria-pressed]")];

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const pressed = new Set(buttons.filter(b => b.getAttribute("aria-pressed") === "true").map(b => b.dataset.outcome));
    let count = 0;
    for (const { row, text, outcome } of rows) {
      const visible = (pressed.size === 0 || pressed.has(outcome)) && words.every(word => text.includes(word));
      row.hidden = !visible;
      if (visible) count++;
    }
    shown.textContent = `${count} of ${rows.length} shown`;
  };

  const collator = new Intl.Collator("en", { numeric: true });
  const key = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent;
  const sort = (header, column) => {
    const ascending = header.getAttribute("aria-sort") === "descending" || (header.getAttribute("aria-sort") === null && header.dataset.sort === "text");
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const byNumber = header.dataset.sort !== "text";
    const keyed = rows.map(entry => ({ entry, value: key(entry.row, column) }));
    keyed.sort((a, b) => (byNumber ? a.value - b.value : collator.compare(a.value, b.value)) * (ascending ? 1 : -1));
    body.append(...keyed.map(({ entry }) => entry.row));
  };

  [...table.tHead.rows[0].cells].forEach((header, column) => header.firstElementChild.addEventListener("click", () => sort(header, column)));
  for (const button of buttons) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") === "true" ? "false" : "true");
      filter();
    });
  }
  search.addEventListener("input", filter);
  filter();
})();
