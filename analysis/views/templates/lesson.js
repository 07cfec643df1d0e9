"use strict";
// Each form.exercise checks an answer by its hash and reveals the sealed answer; nothing leaves the page.
const LETTER = /^[A-Z]$/;

function chosen(form, name) {
  return [...form.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value).filter((v) => LETTER.test(v)).sort();
}

function numbersIn(text) {
  if (text.toLowerCase() === "none") return "";
  const numbers = [...new Set(text.split(/[\s,;]+/).filter(Boolean).map(Number))];
  return numbers.sort((a, b) => a - b).join(", ");
}

// The parts of an exercise that are checked one by one: the rows of a grid, else the exercise itself.
function partsOf(form) {
  return form.dataset.kind === "grid" ? [...form.querySelectorAll("[data-part]")] : [form];
}

function isBlank(part) {
  const field = part.querySelector("input[type=text]");
  return field ? field.value.trim() === "" : part.querySelectorAll("input:checked").length === 0;
}

async function isRight(form, part) {
  const field = part.querySelector("input[type=text]");
  const answer = field ? numbersIn(field.value.trim()) : chosen(part, part.dataset.name).join(", ");
  return (await digest(`${form.dataset.name}:${part.dataset.part}:${answer}`)) === part.dataset.digest;
}

async function verdict(form) {
  const parts = partsOf(form);
  const blank = parts.filter(isBlank);
  if (blank.length === parts.length) return `Nothing here yet. ${form.dataset.hint}`;
  if (!globalThis.crypto?.subtle) return "This browser cannot check answers on a page opened from a file: use “Show the answer”.";
  const right = await Promise.all(parts.map((part) => isRight(form, part)));
  const again = parts.filter((part, i) => !right[i]);
  if (again.length === 0) return "✓ That is right.";
  if (parts.length === 1) return `○ Not yet. ${form.dataset.hint}`;
  const names = again.map((part) => part.dataset.label + (isBlank(part) ? " (blank)" : "")).join(", ");
  return `◐ ${parts.length - again.length} of ${parts.length} are right. Look again at: ${names}. ${form.dataset.hint}`;
}

async function digest(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function open(sealed) {
  return new TextDecoder().decode(Uint8Array.from(atob(sealed), (char) => char.charCodeAt(0)));
}

for (const form of document.querySelectorAll("form.exercise")) {
  const said = form.querySelector("[role=status]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    said.textContent = await verdict(form);
  });
  const reveal = form.querySelector("button.reveal");
  reveal?.addEventListener("click", () => {
    const answer = form.querySelector(".sealed");
    if (!answer.hasChildNodes()) answer.innerHTML = open(answer.dataset.sealed);
    answer.hidden = !answer.hidden;
    reveal.setAttribute("aria-expanded", String(!answer.hidden));
  });
}
