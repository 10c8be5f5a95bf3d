// A box in which one types letters of a name and chooses an actor or place from a list (the combobox pattern of ARIA).
import { made } from "../map/say.js";

const WAIT = 150; // milliseconds after the last letter
let count = 0;

// `src` gives {found: [{id, name, lang, within}]}; `change` is told the id that is chosen, what was typed if nothing was, or nothing.
export function combobox({ src, label, id, name, found: counted, change }) {
  const number = ++count, list = made("ul"), input = made("input"), status = made("span", "hidden");
  const box = made("div", "combo", input, list, status);
  Object.assign(list, { id: `list-${number}`, role: "listbox", hidden: true });
  list.setAttribute("aria-label", label);
  Object.assign(input, { role: "combobox", value: name || id, dir: "auto", autocomplete: "off", placeholder: label, maxLength: 200 });
  for (const [key, value] of [["aria-label", label], ["aria-controls", list.id], ["aria-expanded", "false"], ["aria-autocomplete", "list"]])
    input.setAttribute(key, value);
  status.setAttribute("role", "status");
  let rows = [], at = -1, timer = 0, asked = 0, chosen = { id, name: name || id };

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (index) => {
    at = index;
    [...list.children].forEach((row, own) => row.setAttribute("aria-selected", String(own === at)));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const choose = (row) => {
    chosen = { id: row.id, name: row.name };
    input.value = row.name;
    input.title = row.id;
    input.removeAttribute("aria-invalid");
    close();
    change(row.id);
  };
  const draw = () => {
    list.replaceChildren(...rows.map((row, index) => {
      const words = made("bdi"), known = made("bdi", "id");
      Object.assign(words, { textContent: row.name, lang: row.lang, dir: row.lang === "ar" ? "rtl" : "ltr" });
      Object.assign(known, { textContent: row.id, dir: "ltr" });
      const item = made("li", "", words, " ", known);
      Object.assign(item, { id: `${list.id}-${index}`, role: "option" });
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(row);
      });
      return item;
    }));
    list.hidden = !rows.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = counted.replace("{number}", rows.length);
    mark(-1);
  };
  const ask = async () => {
    const turn = ++asked, letters = input.value.trim();
    if (!letters) {
      rows = [];
      return draw();
    }
    const answer = await fetch(`${src}?${new URLSearchParams({ q: letters })}`);
    const told = answer.ok ? (await answer.json()).found : [];
    if (turn !== asked || document.activeElement !== input) return;
    rows = told;
    draw();
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && list.hidden) ask();
    else if (event.key === "ArrowDown" && rows.length) mark((at + 1) % rows.length);
    else if (event.key === "ArrowUp" && !list.hidden) mark((at - 1 + rows.length) % rows.length);
    else if (event.key === "Enter" && !list.hidden && at >= 0) choose(rows[at]);
    else if (event.key === "Enter" && !event.ctrlKey) settle();
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  // What was typed and not chosen stays: an id counts, anything else is refused with its reason when it is saved.
  const settle = () => {
    clearTimeout(timer);
    asked++;
    close();
    const typed = input.value.trim();
    if (typed === chosen.name) return;
    chosen = { id: typed, name: typed };
    input.removeAttribute("aria-invalid");
    if (typed && !/^[\w.-]+$/.test(typed)) input.setAttribute("aria-invalid", "true");
    change(typed);
  };
  input.addEventListener("blur", settle);
  if (id) input.title = id;
  return { box, input, choose };
}
