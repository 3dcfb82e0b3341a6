// Filters by kind and section, kept in the address so that a view can be passed on.
"use strict";
(() => {
  const buttons = [...document.querySelectorAll("button[data-filter]")];
  const clear = document.querySelector("button.clear");
  const chosen = (name) =>
    buttons.filter((b) => b.dataset.filter === name && b.getAttribute("aria-pressed") === "true")
      .map((b) => b.dataset.value);
  const fits = (values, value) => values.length === 0 || values.includes(value);

  function show() {
    const kinds = chosen("kind"), targets = chosen("target"), sections = chosen("section");
    const options = chosen("only");
    for (const row of document.querySelectorAll("tr[data-target]")) {
      row.hidden = !(fits(targets, row.dataset.target) && fits(sections, row.dataset.section));
    }
    for (const row of document.querySelectorAll(".row")) {
      row.hidden = options.includes("numbers") && !("numbers" in row.dataset);
    }
    for (const card of document.querySelectorAll("article")) {
      const rows = [...card.querySelectorAll(".row")];
      card.hidden = !(fits(kinds, card.dataset.kind) && fits(sections, card.dataset.section))
        || (options.includes("changed") && !("changed" in card.dataset))
        || (options.includes("numbers") && !rows.some((row) => !row.hidden));
    }
    for (const list of document.querySelectorAll("[data-list]")) {
      const left = [...list.querySelectorAll(list.dataset.list)].some((each) => !each.hidden);
      list.querySelector(".empty").hidden = left;
    }
    clear.hidden = !buttons.some((b) => b.getAttribute("aria-pressed") === "true");
  }

  function write() {
    const parts = ["kind", "target", "section", "only"]
      .map((name) => [name, chosen(name).join(",")]).filter(([, values]) => values)
      .map(([name, values]) => `${name}=${values}`);
    history.replaceState(null, "", parts.length ? `#${parts.join("&")}` : location.pathname);
  }

  function read() {
    const hash = decodeURIComponent(location.hash.slice(1));
    if (hash.includes("=")) {
      const wanted = new Map(hash.split("&").map((part) => part.split("=")));
      for (const b of buttons) {
        const values = (wanted.get(b.dataset.filter) || "").split(",");
        b.setAttribute("aria-pressed", String(values.includes(b.dataset.value)));
      }
    } else if (hash) {
      const place = document.getElementById(hash);
      for (let box = place; box; box = box.parentElement) {
        if (box.tagName === "DETAILS") box.open = true;
        box.hidden = false;
      }
      if (place) place.scrollIntoView();
    }
    show();
  }

  for (const b of buttons) {
    b.addEventListener("click", () => {
      b.setAttribute("aria-pressed", String(b.getAttribute("aria-pressed") !== "true"));
      write();
      show();
    });
  }
  clear.addEventListener("click", () => {
    for (const b of buttons) b.setAttribute("aria-pressed", "false");
    write();
    show();
  });
  addEventListener("hashchange", read);
  read();
})();
