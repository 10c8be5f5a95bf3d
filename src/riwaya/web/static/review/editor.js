// Editors of the fields that stand in the text. Each keeps its value as reports have it and writes it as JSON into the input of its field;
// the input keeps what was typed there as long as nothing is altered.
import { made } from "../map/say.js";
import { combobox } from "./combobox.js";

const ACTORS = "/api/v1/lookup/actors", PLACES = "/api/v1/lookup/places";
const LISTS = ["agents", "patients", "voice", "counts"];
export const SPANNED = ["trigger", "agents", "patients", "voice", "place", "time"]; // fields whose values are words of the text

// The editor of a field. `activate(field, index)` is called when words are to be chosen for an entry.
export function editor(field, settings, activate) {
  const { words, names, language } = settings;
  const input = field.querySelector("[data-value]"), was = field.querySelector("[type=hidden]").value;
  const name = field.dataset.field, label = field.querySelector("label").firstChild.data.trim(), list = LISTS.includes(name);
  const told = JSON.parse(input.dataset.value), initial = JSON.stringify(JSON.parse(input.dataset.value));
  let value = list ? told ?? [] : told;
  const choosers = []; // the box with which an entry is told whom or what it means
  const box = made("div", "editor"), entries = made("ul", "entries");
  box.append(entries);
  input.after(box);

  const write = () => {
    const now = JSON.stringify(value);
    if (name === "trigger") input.value = value ? `${value.start}:${value.end}` : "";
    else input.value = now === initial ? was : value === null ? "" : now;
  };
  const set = (index, part) => {
    if (list) value = value.map((one, at) => (at === index ? { ...one, ...part } : one));
    else value = { ...value, ...part };
    write();
  };
  // Another actor has another country and role: the library fills them in.
  const mean = (index, key, id) => {
    if (list) value = value.map(({ country, role, ...kept }, at) => (at === index ? { ...kept, [key]: id } : { country, role, ...kept }));
    else value = name === "place" ? { start: value.start, end: value.end, text: value.text, id } : { ...value, [key]: id };
    write();
  };
  const picker = (index, key, id, src, about = label) => {
    const chooser = combobox({
      src, id, name: names[id] ?? "", found: words["more-found"], label: `${about}: ${words["actor-or-place"]}`,
      change: (chosen) => mean(index, key, chosen),
    });
    choosers[index] = chooser;
    return chooser.box;
  };
  const select = (options, chosen, about, change) => {
    const made_ = made("select");
    made_.setAttribute("aria-label", about);
    made_.append(...Object.entries(options).map(([key, text]) => new Option(text, key, false, key === chosen)));
    made_.addEventListener("change", () => change(made_.value));
    return made_;
  };
  const box_ = (type, about, content, change) => {
    const made_ = made("input");
    Object.assign(made_, { type, value: content ?? "", placeholder: about, dir: "ltr" });
    if (type === "number") made_.min = 0;
    made_.setAttribute("aria-label", about);
    made_.addEventListener("change", () => change(made_.value));
    return made_;
  };
  const phrase = (one, index) => {
    const button = made("button", "words");
    button.type = "button";
    const bdi = made("bdi");
    Object.assign(bdi, { textContent: one?.text || words["choose-words"], lang: one?.text ? "ar" : language, dir: one?.text ? "rtl" : "auto" });
    button.setAttribute("aria-label", `${label}: ${one?.text || words["choose-words"]}`);
    button.append(bdi);
    button.addEventListener("click", () => activate(name, index));
    return button;
  };
  // Other days have another precision: it follows from them.
  const date = (part) => {
    const days = { from: value.from, to: value.to, ...part }, back = told && days.from === told.from && days.to === told.to;
    set(0, { ...days, precision: back ? told.precision : "" });
  };
  const number = (typed) => (typed === "" ? null : Number(typed));

  const parts = {
    trigger: (one, index) => [phrase(one, index)],
    agents: (one, index) => [phrase(one, index), picker(index, "actor", one.actor ?? "", ACTORS)],
    voice: (one, index) => [phrase(one, index), picker(index, "actor", one.actor ?? "", ACTORS),
      select(settings.strengths, one.strength || "says", label, (strength) => set(index, { strength }))],
    place: (one, index) => [phrase(one, index), ...(one ? [picker(index, "id", one.id ?? "", PLACES)] : [])],
    time: (one, index) => [phrase(one, index), ...(one ? [
      box_("date", words.from, one.from, (day) => date({ from: day || null })),
      box_("date", words.to, one.to, (day) => date({ to: day || null })),
    ] : [])],
    counts: (one, index) => [
      select(settings.counts, one.what, label, (what) => set(index, { what })),
      ...["low", "best", "high"].map((key) => box_("number", words[key], one[key], (typed) => set(index, { [key]: number(typed) }))),
    ],
    control: (one, index) => [
      picker(index, "gained_by", one?.gained_by ?? "", ACTORS, settings.fields.gained_by),
      picker(index, "lost_by", one?.lost_by ?? "", ACTORS, settings.fields.lost_by),
      picker(index, "place", one?.place ?? "", PLACES, settings.fields.place),
      select(settings.extents, one?.extent ?? "", label, (extent) => set(index, { extent })),
    ],
  };
  parts.patients = parts.agents;

  function draw() {
    const shown = list ? value : [value];
    entries.replaceChildren(...shown.map((one, index) => {
      const [first, ...rest] = parts[name](one, index);
      const row = made("div", "row", ...(name === "counts" || name === "control" ? [first, ...rest] : rest));
      if (one) {
        const away = made("button", "small", "×");
        away.type = "button";
        away.setAttribute("aria-label", `${words.remove}: ${label} ${one.text ?? one.what ?? ""}`);
        away.addEventListener("click", () => {
          value = list ? value.filter((_, at) => at !== index) : null;
          write();
          draw();
          (box.querySelector("button, input, select") ?? field).focus();
        });
        row.append(away);
      }
      const item = made("li", "entry", ...(name === "counts" || name === "control" ? [row] : [first, row]));
      item.dataset.index = index;
      return item;
    }));
    box.querySelector(":scope > .more")?.remove();
    if (!list) return;
    const more = made("button", "more", `+ ${words["one-more"]}`);
    more.type = "button";
    more.addEventListener("click", () => (name === "counts" ? (insert({ what: "killed", low: null, best: null, high: null }), focusLast()) : activate(name, value.length)));
    box.append(more);
  }
  const insert = (one) => {
    value = [...value, one];
    write();
    draw();
  };
  const focusLast = () => entries.lastElementChild?.querySelector("input, select")?.focus();

  // Gives an entry its words; a new one asks the library whom or what they mean.
  async function take({ start, end, text }, index) {
    const span = { start, end, text };
    const before = list ? value[index] : value;
    if (name === "trigger") value = span;
    else if (name === "time") value = { ...(before ?? { from: null, to: null }), ...span };
    else if (list) value = before ? value.map((one, at) => (at === index ? { ...one, ...span } : one)) : [...value, { ...span, actor: "" }];
    else value = { ...(before ?? { id: "" }), ...span };
    write();
    draw();
    const at = list ? Math.min(index, value.length - 1) : 0;
    const row = entries.children[at];
    (row.querySelector("input") ?? row.querySelector("button")).focus();
    const key = name === "place" ? "id" : "actor", src = name === "place" ? PLACES : ACTORS;
    if (["trigger", "time"].includes(name) || before?.[key]) return;
    const answer = await fetch(`${src}?${new URLSearchParams({ q: text, exact: "true", limit: 1 })}`);
    const [known] = answer.ok ? (await answer.json()).found : [];
    const now = list ? value[at] : value;
    if (!known || now?.start !== start || now[key]) return;
    names[known.id] = known.name;
    if (!choosers[at].input.value) choosers[at].choose(known);
  }

  const near = (index) => (list ? value[index] : value)?.start;
  draw();
  return { name, label, take, near, count: () => (list ? value.length : 1), field };
}
