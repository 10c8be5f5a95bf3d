// The page of the map: one choice of days and of a place, which the map, the list and the address all follow.
import { bounds, events as read, gather, isWithin } from "./spots.js";
import { canDraw, draw } from "./base.js";
import { colour } from "./symbols.js";
import { list } from "./list.js";
import { marks } from "./marks.js";
import { speaker } from "./say.js";
import { time } from "./time.js";
import * as state from "./state.js";

const page = document.getElementById("map-page");
const box = document.getElementById("map");
const note = document.getElementById("map-note");
const settings = JSON.parse(page.dataset.settings);
const say = speaker(settings.words);

let told = state.read();
let all = [];
let found = [];
let spots = new Map();
let drawn = null;

const beside = list(document.getElementById("list"), settings, { say, onHover: hover, onChoose: choose });

function hover(key) {
  beside.focus(key || told.spot);
  drawn?.focus(spots.get(key) ?? spots.get(told.spot), Boolean(key));
}

function choose(key) {
  told.spot = key;
  state.write({ spot: key });
  show();
  if (spots.has(key)) drawn?.approach(spots.get(key));
}

// Shows what the days leave, everywhere.
function show() {
  found = all.filter((event) => isWithin(event, told));
  spots = gather(found);
  const spot = spots.get(told.spot);
  const placed = found.filter((event) => event.spot).length;
  document.getElementById("map-sum").textContent = say("map-sum", { events: found.length, drawn: placed, without: found.length - placed });
  beside.show(found, spot);
  beside.focus(told.spot);
  drawn?.show(spots);
  drawn?.focus(spot, false);
}

async function paint() {
  box.hidden = !page.dataset.drawn;
  if (box.hidden) return;
  if (!canDraw()) {
    note.textContent = say("no-webgl");
    box.hidden = true;
    return;
  }
  const [lat, lon, zoom] = told.view.split(",").map(Number);
  const { map, gl } = await draw(box, { settings, labels: page.dataset.labels, ...(told.view ? { center: [lon, lat], zoom } : {}) });
  const placed = found.filter((event) => event.spot);
  if (!told.view && placed.length) map.fitBounds(bounds(placed), { padding: 60, maxZoom: 7, animate: false });
  drawn = marks(map, gl, { order: Object.keys(settings.groups), say, ink: colour("k-ink"), halo: colour("k-halo"), onHover: hover, onChoose: choose });
  drawn.show(spots);
  drawn.focus(spots.get(told.spot), false);
  map.on("moveend", () => {
    const { lat: y, lng: x } = map.getCenter();
    state.write({ view: `${y.toFixed(3)},${x.toFixed(3)},${map.getZoom().toFixed(2)}` });
  });
  note.hidden = true;
}

try {
  const answer = await fetch(page.dataset.src);
  if (!answer.ok) throw new Error(String(answer.status));
  const data = await answer.json();
  all = read(data, settings.types);
  document.getElementById("map-most").hidden = data.total <= data.limit;
  time(document.getElementById("time"), all, {
    say, ...told,
    onChange(window) {
      told = { ...told, ...window };
      state.write(window);
      show();
    },
  });
  show();
  await paint();
} catch (error) {
  note.hidden = false;
  note.textContent = say("map-failed");
  box.hidden = true;
  console.error(error);
}
