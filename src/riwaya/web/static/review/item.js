// A report under review: keys, editing, words of the text for the active field.
import { letter, typing } from "./keys.js";
import { editor, SPANNED } from "./editor.js";
import { ranged, selected } from "./points.js";
import { walker } from "./walk.js";

const form = document.getElementById("report-form"), box = document.getElementById("text"), edit = document.getElementById("edit");
const picked = document.getElementById("picked");
const settings = { ...JSON.parse(form.dataset.settings), language: document.documentElement.lang };
const { words } = settings;
document.body.classList.add("scripted");
document.querySelector(".carrier")?.scrollIntoView({ block: "center" });
scrollTo(0, 0);

let active = null; // {name, index}: the entry that gets the words that are selected
const editing = () => form.classList.contains("editing");
const editors = new Map();

function activate(name, index = 0, { walk = true } = {}) {
  active = { name, index };
  for (const field of form.querySelectorAll(".field")) field.classList.toggle("active", field.dataset.field === name);
  const own = editors.get(name);
  for (const entry of form.querySelectorAll(".entry")) entry.classList.toggle("active", own.field.contains(entry) && Number(entry.dataset.index) === index);
  picked.textContent = words["pick-hint"].replace("{field}", own.label);
  if (walk) keys.begin(own.near(index) ?? Number(form.dataset.near));
}

for (const field of form.querySelectorAll(".field[data-kind]"))
  if (field.dataset.kind !== "choice") {
    const made = editor(field, settings, activate);
    editors.set(made.name, made);
  }

async function take() {
  const span = selected(box);
  if (!span || !editing() || !active) return;
  const { name, index } = active, own = editors.get(name);
  getSelection().removeAllRanges();
  picked.textContent = words["pick-words"].replace("{field}", own.label).replace("{words}", span.text);
  const range = ranged(box, span.start, span.end);
  if (globalThis.Highlight && range) CSS.highlights.set("picked", new Highlight(range));
  await own.take(span, index);
}
const keys = walker(box, take);
// What was selected before does not outlive a click upon it, so what is there when the button is let go was chosen just now, for the field active now.
box.addEventListener("mousedown", (event) => event.shiftKey || getSelection().removeAllRanges());
box.addEventListener("mouseup", take);
box.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  getSelection().removeAllRanges();
  box.blur();
});

function open(on) {
  form.classList.toggle("editing", on);
  edit?.setAttribute("aria-pressed", String(on));
  if (on && !active) activate(editors.has("trigger") ? "trigger" : "agents", 0, { walk: false });
}
if (edit) {
  edit.hidden = false;
  edit.addEventListener("click", () => open(!editing()));
}

// Leads to a field: a list to choose from, or the text, in which its words are chosen.
function lead(name) {
  open(true);
  const own = editors.get(name);
  if (own && SPANNED.includes(name)) return activate(name, own.count() && name !== "trigger" ? Math.max(0, own.count() - 1) : 0);
  const field = form.querySelector(`.field[data-field="${name}"]`);
  (field.querySelector(".editor input, .editor select, .editor button") ?? field.querySelector("select")).focus();
}
const leads = new Map([...form.querySelectorAll(".field[data-kind] > label kbd")].map((key) => [key.textContent, key.closest(".field").dataset.field]));
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey && form.contains(event.target) && editing()) {
    event.preventDefault();
    return document.getElementById("save").click();
  }
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event) || !leads.has(letter(event))) return;
  event.preventDefault();
  lead(leads.get(letter(event)));
});
for (const field of form.querySelectorAll(".field[data-kind]"))
  field.addEventListener("focusin", (event) => {
    const own = editors.get(field.dataset.field);
    if (!own || !SPANNED.includes(own.name) || !editing()) return;
    const entry = event.target.closest(".entry");
    activate(own.name, entry ? Number(entry.dataset.index) : own.count(), { walk: false });
  });

// A mode belongs to types; another type brings other modes and its own words of the codebook.
const type = form.elements.type, mode = form.elements.mode;
function fit() {
  for (const option of mode.options) option.hidden = option.disabled = Boolean(option.value) && !option.dataset.types.split(" ").includes(type.value);
  if (mode.selectedOptions[0]?.disabled) mode.value = "";
  for (const words of document.querySelectorAll(".definitions > [data-type]")) words.hidden = words.dataset.type !== type.value;
}
type.addEventListener("change", fit);
fit();

// Enter in a field saves nothing by accident: what is saved is said by a key or a button.
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.ctrlKey && event.target.matches("input")) event.preventDefault();
});
// Whoever leaves with unsaved words is asked.
let sent = false;
form.addEventListener("submit", () => (sent = true));
addEventListener("beforeunload", (event) => {
  const altered = [...form.querySelectorAll(".edit")].some((one) => {
    const field = one.querySelector("[name]:not([type=hidden])");
    return field && one.querySelector("[type=hidden]").value !== field.value;
  });
  if (!sent && altered) event.preventDefault();
});
if (form.dataset.open || form.querySelector(".field.wrong")) open(true);
