// The slider over the days, with playback; drawn from left to right in both languages, as the charts are.
import { before, fitting, following, STEPS, steps } from "./days.js";

const PACE = 900; // milliseconds a step
const HEIGHT = 40;
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

// The slider of a form for events; `onChange` is told the window of days, open for all.
export function time(form, events, { say, from, to, step, onChange }) {
  const part = (id) => document.getElementById(id);
  const [slider, play, shown, chosen, all] = ["slider", "play", "shown-days", "step", "all"].map(part);
  const dated = events.filter((event) => event.date_earliest);
  form.hidden = !dated.length;
  const first = dated.reduce((day, event) => (event.date_earliest < day ? event.date_earliest : day), "9999");
  const last = dated.reduce((day, event) => (event.date_latest > day ? event.date_latest : day), "");
  let [begins, timer] = [[], 0];
  let window = { from, to };
  if (!dated.length) return { window: () => window };
  const { possible, chosen: best } = fitting(first, last);
  for (const option of chosen.options) option.hidden = option.disabled = !possible.includes(option.value);
  chosen.value = possible.includes(step) ? step : best;

  function lay() {
    begins = steps(first, last, chosen.value);
    slider.max = String(begins.length - 1);
    const counts = new Array(begins.length).fill(0);
    for (const event of dated) counts[at(event.date_earliest)] += 1;
    const most = Math.max(...counts);
    const bars = part("bars");
    bars.setAttribute("viewBox", `0 0 ${begins.length} ${HEIGHT}`);
    bars.innerHTML = '<path class="bar"/><rect class="now" y="0" width="1" height="40"/>';
    bars.firstChild.setAttribute("d", counts.map((number, x) => number && `M${x + 0.05} ${HEIGHT}v${(-HEIGHT * number) / most}h.9V${HEIGHT}Z`).filter(Boolean).join(""));
    [part("first-day").textContent, part("last-day").textContent] = [first, last];
  }

  // The position of the step in which a day lies.
  function at(day) {
    let [low, high] = [0, begins.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      begins[middle] <= day ? (low = middle) : (high = middle - 1);
    }
    return low;
  }

  function tell() {
    const open = !window.from && !window.to;
    const days = [window.from || first, window.to || last];
    const told = open ? say("all-days") : [...new Set(days)].join(" – ");
    shown.replaceChildren(open ? told : Object.assign(document.createElement("bdi"), { textContent: told, dir: "ltr" }));
    slider.setAttribute("aria-valuetext", told);
    if (!open) slider.value = String(at(days[0]));
    form.classList.toggle("open", open);
    all.setAttribute("aria-pressed", String(open));
    const now = form.querySelector(".now");
    now.setAttribute("x", String(at(days[0])));
    now.setAttribute("width", String(at(days[1]) - at(days[0]) + 1));
    onChange({ ...window, step: open ? "" : chosen.value });
  }

  function go(position) {
    const begin = begins[Math.max(0, Math.min(begins.length - 1, position))];
    window = { from: begin, to: before(following(begin, chosen.value)) };
    tell();
  }

  function open() {
    stop();
    window = { from: "", to: "" };
    tell();
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    play.textContent = say(STILL.matches ? "step-on" : "play");
    play.setAttribute("aria-pressed", "false");
  }

  function onward() {
    const position = window.from || window.to ? at(window.from || first) + 1 : 0;
    position < begins.length ? go(position) : stop();
  }

  // Who wants no movement takes the steps one by one.
  function start() {
    if (timer) return stop();
    if (at(window.from || first) >= begins.length - 1 && window.from) window = { from: "", to: "" };
    onward();
    if (STILL.matches) return undefined;
    timer = setInterval(onward, PACE);
    play.textContent = say("pause");
    play.setAttribute("aria-pressed", "true");
    return undefined;
  }

  slider.addEventListener("input", () => {
    stop();
    go(Number(slider.value));
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") open();
    else if (event.key === " " && event.target === slider) start();
    else if (event.target === slider && form.classList.contains("open") && ["Home", "ArrowLeft", "ArrowDown", "PageDown"].includes(event.key)) go(0);
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  play.addEventListener("click", start);
  all.addEventListener("click", open);
  chosen.addEventListener("change", () => {
    stop();
    lay();
    window.from || window.to ? go(at(window.from || first)) : tell();
  });
  STILL.addEventListener("change", stop);
  lay();
  stop();
  tell();
  return { window: () => window };
}

export { STEPS };
