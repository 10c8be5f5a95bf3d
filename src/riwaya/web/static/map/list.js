// The list beside the map: the same events, and those without a point apart.
import { isolated, made } from "./say.js";

const MOST = 150; // rows; more are reached by a place or fewer days

// The list in its box; `onHover` and `onChoose` are told the key of a place.
export function list(box, settings, { say, onHover, onChoose }) {
  const pattern = document.getElementById("row").content.firstElementChild;
  let chosen = "";

  function row(event) {
    const item = pattern.cloneNode(true);
    const place = item.querySelector(".spot");
    item.dataset.spot = event.spot;
    item.querySelector("svg").classList.add(`g-${event.group}`, `p-${event.precision}`);
    item.querySelector("use").setAttribute("href", `#s-${event.group}`);
    isolated(event.name || "—", place.querySelector("bdi"));
    place.disabled = !event.spot;
    place.setAttribute("aria-pressed", String(event.spot !== "" && event.spot === chosen));
    item.querySelector(".type").textContent = settings.types[event.type].word;
    const days = [...new Set([event.date_earliest, event.date_latest])].filter(Boolean);
    const when = item.querySelector(".when");
    when.append(days.length ? isolated(days.join(" – ")) : say("undated"));
    if (event.date_inferred) [when.title, when.className] = [say("inferred"), "when inferred"];
    const quote = item.querySelector(".quote");
    quote.href = `/events/${encodeURIComponent(event.event)}`;
    isolated(event.words || event.event, quote.firstElementChild);
    item.querySelector(".told").textContent = `${say("of-reports", { number: event.reports })} · ${say("of-voices", { number: event.voices })}`;
    for (const kind of event.disputes) item.querySelector(".disputes").append(made("span", "chip disputed", settings.kinds[kind] ?? kind), " ");
    return item;
  }

  function rows(found) {
    const items = made("ol", "rows", ...found.slice(0, MOST).map(row));
    return found.length > MOST ? [items, made("p", "hint", say("more-events", { number: found.length - MOST }))] : [items];
  }

  function apart(found) {
    const parts = [made("summary", "", say("without-point", { number: found.length }))];
    for (const why of ["country", "place", "coordinates"]) {
      const mine = found.filter((event) => reason(event) === why);
      if (mine.length) parts.push(made("h3", "", `${say(`why-${why}`)} (${mine.length})`), ...rows(mine));
    }
    return Object.assign(made("details", "", ...parts), { id: "without" });
  }

  const spotOf = (target) => target.closest?.("li[data-spot]")?.dataset.spot ?? "";
  for (const kind of ["mouseover", "focusin"]) box.addEventListener(kind, ({ target }) => onHover(spotOf(target)));
  for (const kind of ["mouseleave", "focusout"]) box.addEventListener(kind, () => onHover(""));
  box.addEventListener("click", ({ target }) => {
    const button = target.closest(".spot, .only");
    if (button) onChoose(button.classList.contains("only") || spotOf(button) === chosen ? "" : spotOf(button));
  });

  return {
    // Shows events; with a place chosen, those of the place alone.
    show(found, spot) {
      const open = document.getElementById("without")?.open ?? false;
      const held = box.contains(document.activeElement) ? document.activeElement : null;
      const [at, name] = [spotOf(held ?? box), held?.className];
      chosen = spot?.key ?? "";
      const placed = found.filter((event) => (chosen ? event.spot === chosen : event.spot));
      const rest = found.filter((event) => !event.spot);
      const parts = placed.length ? rows(placed) : [made("p", "empty", say("map-empty"))];
      if (spot) {
        parts.unshift(Object.assign(made("button", "chip only", `${say("only-here")}: `, isolated(spot.name), " ×"), { type: "button" }));
      } else if (rest.length) parts.push(apart(rest));
      box.replaceChildren(...parts);
      if (document.getElementById("without")) document.getElementById("without").open = open;
      if (held) (box.querySelector(`li[data-spot="${CSS.escape(at)}"] .${name || "spot"}`) ?? box.querySelector("button, a"))?.focus({ preventScroll: true });
    },
    // Marks the rows of a place.
    focus(key) {
      for (const li of box.querySelectorAll("li[data-spot]")) li.classList.toggle("on", key !== "" && li.dataset.spot === key);
    },
  };
}

// Why an event has no point.
export function reason(event) {
  if (event.spot) return "";
  return event.place && event.precision < 6 && event.precision > 0 ? "coordinates" : event.country ? "country" : "place";
}
