// Who is last said to hold what: a mark for each claimant at each place, side by side where voices part, and the same as a list.
import { canDraw, draw, move } from "./base.js";
import { area, bounds, collection, point } from "./spots.js";
import { isolated, made, speaker, symbol } from "./say.js";
import { colour } from "./symbols.js";

const SHAPES = ["assault", "control", "talk", "force", "against", "aid"];
const box = document.getElementById("map");
const page = document.getElementById("control-map");
const note = document.getElementById("map-note");
const beside = document.getElementById("list");
const settings = JSON.parse(page.dataset.settings);
const say = speaker(settings.words);

// The shape and the colour of a claimant: together they tell thirty-six apart; nobody in particular is a grey circle.
function sign(rank) {
  if (rank < 0) return ["talk", "h-none"];
  return [SHAPES[rank % 6], `h-${(rank + Math.floor(rank / 6)) % 6}`];
}

function claimant({ rank, name, filling, stale, voices }) {
  const row = made("li", stale ? "stale" : "", symbol(sign(rank)[0], sign(rank)[1], `f-${filling}`), " ", name ? isolated(name) : say("unnamed"), ": ");
  for (const [at, { name: voice, report, state, denied, date_latest: day, disputed, stale: old }] of voices.entries()) {
    const link = made("a", "", `${denied ? `${say("a-denial")} ` : ""}${settings.states[state]}`);
    link.href = `/reports/${encodeURIComponent(report)}`;
    row.append(at ? say("comma") : "", link, " ", made("span", "chip voice", isolated(voice)), " ");
    if (day) row.append(Object.assign(isolated(day), { className: "from" }), " ");
    if (disputed) row.append(made("span", "chip disputed", say("disputed")), " ");
    if (old) row.append(made("span", "chip", say("stale")), " ");
  }
  return row;
}

function list(features) {
  const rows = features.map(({ properties: { place, name, claims } }) => {
    const link = made("a", "", isolated(name));
    link.href = `/control?place=${encodeURIComponent(place)}&at=${page.dataset.at}`;
    const row = made("li", "", made("strong", "spot", link), made("ul", "claims", ...claims.map(claimant)));
    row.dataset.spot = place;
    return row;
  });
  beside.replaceChildren(rows.length ? made("ol", "rows", ...rows) : made("p", "empty", say("map-empty")));
}

function focus(key) {
  for (const row of beside.querySelectorAll("li[data-spot]")) row.classList.toggle("on", row.dataset.spot === key && key !== "");
}

async function paint(features) {
  const placed = features.filter(({ geometry }) => geometry);
  const spots = placed.map(({ geometry: { coordinates: [lon, lat] }, properties: { place, precision } }) => ({ lon, lat, key: place, precision }));
  const { map } = await draw(box, { settings, labels: `/map/labels.json?lang=${settings.language}` });
  if (spots.length) map.fitBounds(bounds(spots), { padding: 60, maxZoom: 8, animate: false });
  map.addSource("areas", { type: "geojson", data: collection(spots.filter(({ precision }) => precision > 2).map(area)) });
  map.addLayer({ id: "edges", type: "line", source: "areas", paint: { "line-color": colour("k-ink"), "line-dasharray": [3, 2], "line-opacity": 0.5 } }, "villages");
  const marks = placed.map(({ geometry, properties: { place, disputed, claims } }) => {
    const parts = claims.map(({ rank, filling, stale }) => [...sign(rank), filling, stale ? 1 : 0].join(":"));
    return point(...geometry.coordinates, { place, picture: `claim ${disputed ? 1 : 0} ${[...new Set(parts)].join(",")}` });
  });
  map.addSource("claims", { type: "geojson", data: collection(marks) });
  map.addSource("focus", { type: "geojson", data: collection([]) });
  map.addLayer({ id: "claims", type: "symbol", source: "claims", layout: { "icon-image": ["get", "picture"], "icon-allow-overlap": true, "icon-ignore-placement": true } });
  map.addLayer({ id: "focus", type: "circle", source: "focus", paint: { "circle-radius": 20, "circle-color": "transparent", "circle-stroke-color": colour("k-ink"), "circle-stroke-width": 3 } });
  const ring = (key) => {
    focus(key);
    map.getSource("focus").setData(collection(spots.filter((spot) => spot.key === key).map(({ lon, lat }) => point(lon, lat, {}))));
  };
  const hit = ({ point: at }) => map.queryRenderedFeatures(at, { layers: ["claims"] })[0]?.properties.place ?? "";
  map.on("mousemove", (event) => {
    map.getCanvas().style.cursor = hit(event) ? "pointer" : "";
    ring(hit(event));
  });
  map.on("click", (event) => {
    const row = hit(event) && beside.querySelector(`[data-spot="${CSS.escape(hit(event))}"]`);
    if (row) row.querySelector("a").focus();
  });
  for (const kind of ["mouseover", "focusin"])
    beside.addEventListener(kind, ({ target }) => {
      const key = target.closest("[data-spot]")?.dataset.spot ?? "";
      const spot = spots.find((one) => one.key === key);
      if (kind === "focusin" && spot && !map.getBounds().contains([spot.lon, spot.lat])) map[move]({ center: [spot.lon, spot.lat] });
      ring(key);
    });
  note.hidden = true;
}

try {
  const answer = await fetch(page.dataset.src);
  if (!answer.ok) throw new Error(String(answer.status));
  const { claimants, features } = await answer.json();
  const key = claimants.slice(0, 12).map((name, rank) => made("li", "", symbol(...sign(rank)), " ", isolated(name)));
  document.getElementById("claimants").append(...key);
  list(features);
  if (page.dataset.drawn && canDraw()) await paint(features);
  else {
    box.hidden = true;
    if (page.dataset.drawn) note.textContent = say("no-webgl");
  }
} catch (error) {
  box.hidden = true;
  note.textContent = say("map-failed");
  console.error(error);
}
