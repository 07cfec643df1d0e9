// The review widget. All words come from articles and people: they are set as text, never read as markup.

const FEW = 3;
const MORE = 6;
const STATUS = { p: "present", t: "partial", a: "absent" };

function element(tag, options = {}, ...children) {
  const { text, ...attributes } = options;
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

function render({ model, el }) {
  let shown = FEW;
  let evidence = new Set();
  let cell = null;
  const note = element("input", { type: "text", class: "note", "aria-label": "note", placeholder: "note (n)" });
  const root = element("div", {
    class: "framing-review mathjax_ignore tex2jax_ignore",
    tabindex: "0",
    role: "group",
    "aria-label": "Review of facts: p present, t partial, a absent, 1 to 9 evidence, n note, o more, s skip, u undo",
    "data-lm-suppress-shortcuts": "true", // or a press of 'a' would also insert a cell into the notebook
  });
  el.append(root);

  const send = (message) => model.send(message);
  const act = {
    decide: (status) => {
      if (!cell) return;
      send({ do: "decide", cell, status, evidence: [...evidence], note: note.value });
    },
    skip: () => cell && send({ do: "skip" }),
    undo: () => send({ do: "undo" }),
    more: () => {
      shown += MORE;
      draw();
    },
    note: () => note.focus(),
    choose: (number) => {
      evidence.has(number) ? evidence.delete(number) : evidence.add(number);
      draw();
    },
  };

  function button(label, key, action) {
    const made = element("button", { type: "button", text: `${label} (${key})` });
    made.addEventListener("click", () => {
      action();
      root.focus();
    });
    return made;
  }

  function sentence(view, number, place) {
    const at = view.sentences.findIndex((row) => row.number === number);
    const around = (i) => (view.sentences[i] ? view.sentences[i].text : "");
    const box = element("button", { type: "button", class: "sentence", "aria-pressed": evidence.has(number) });
    box.append(
      element("span", { class: "place", text: place <= 9 ? `${place} ` : "" }),
      element("span", { class: "around", text: `${around(at - 1)} ` }),
      element("mark", { text: view.sentences[at].text }),
      element("span", { class: "around", text: ` ${around(at + 1)}` }),
    );
    box.addEventListener("click", () => {
      act.choose(number);
      root.focus();
    });
    return element("li", {}, box);
  }

  function article(view) {
    const first = evidence.size ? evidence : new Set(view.nearest.slice(0, 1));
    const box = element("div", { class: "article", tabindex: "0", role: "region", "aria-label": "the article" });
    let paragraph = null;
    let last = null;
    for (const row of view.sentences) {
      const here = `${row.part} ${row.paragraph}`;
      if (here !== last) box.append((paragraph = element("p", { class: row.part })));
      last = here;
      paragraph.append(element(first.has(row.number) ? "mark" : "span", { text: row.text }), " ");
    }
    return box;
  }

  function draw() {
    const view = model.get("view");
    const children = [
      element("p", { class: "done", text: `${view.n_decided} of ${view.n_total} decided, in ${view.under}` }),
      element("progress", { max: Math.max(view.n_total, 1), value: view.n_decided, "aria-label": "progress" }),
    ];
    if (view.cell) {
      children.push(
        element("p", { class: "statement", text: `${view.cell[0]}: ${view.statement}` }),
        element("p", { text: `in ${view.outlet} (${view.cell[1]})` + (view.match ? ` · the match: ${view.match}` : "") }),
        ...view.others.map((text) => element("p", { text })),
        element("ol", {}, ...view.nearest.slice(0, shown).map((number, i) => sentence(view, number, i + 1))),
        element(
          "div",
          { class: "answers" },
          ...Object.entries(STATUS).map(([key, status]) => button(status, key, () => act.decide(status))),
          button("more sentences", "o", act.more),
          button("skip", "s", act.skip),
          button("undo", "u", act.undo),
          note,
        ),
      );
    } else {
      children.push(element("p", { class: "statement", text: "Nothing left to decide." }), button("undo", "u", act.undo));
    }
    children.push(element("p", { class: "said", role: "status", text: view.said }));
    if (view.cell) children.push(article(view));
    root.replaceChildren(...children);
    const box = root.querySelector(".article");
    const mark = box && box.querySelector("mark");
    if (mark) box.scrollTop = mark.offsetTop - box.offsetTop - 60;
  }

  function refresh() {
    const next = model.get("view").cell;
    if (String(next) !== String(cell)) {
      shown = FEW;
      evidence = new Set();
      note.value = "";
    }
    cell = next;
    const focused = root.contains(document.activeElement);
    draw();
    if (focused) root.focus({ preventScroll: true });
  }

  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === note) {
      if (event.key === "Enter" || event.key === "Escape") {
        root.focus();
        event.preventDefault();
      }
      event.stopPropagation();
      return;
    }
    const key = event.key.toLowerCase();
    const nearest = cell ? model.get("view").nearest.slice(0, shown) : [];
    const actions = { o: act.more, s: act.skip, u: act.undo, n: act.note };
    if (key in STATUS) act.decide(STATUS[key]);
    else if (key in actions) actions[key]();
    else if (/^[1-9]$/.test(key) && nearest[key - 1] !== undefined) act.choose(nearest[key - 1]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  model.on("change:view", refresh);
  refresh();
  return () => model.off("change:view", refresh);
}

export default { render };
