// The map itself: land and borders from the server, names of the gazetteer, no tiles and nothing from elsewhere.
import { colour, picture } from "./symbols.js";
import { collection, point } from "./spots.js";

const VENDOR = "/static/vendor";
const FARTHEST = 10; // the borders are drawn for maps of whole countries; nearer they would claim more than they know
const QUIET = matchMedia("(prefers-reduced-motion: reduce)").matches;
export const move = QUIET ? "jumpTo" : "easeTo";

// Whether this browser can draw.
export function canDraw() {
  return Boolean(document.createElement("canvas").getContext("webgl2"));
}

// A map in a box with nothing on it yet; `names` is where the names come from, empty for none.
export async function draw(box, { settings, labels = "", center = [17, 28], zoom = 4, controls = true }) {
  const { words, language } = settings;
  const [gl, { default: feature }, { default: mesh }, topology, names] = await Promise.all([
    import(`${VENDOR}/maplibre-gl.mjs`), import(`${VENDOR}/topojson/feature.js`), import(`${VENDOR}/topojson/mesh.js`),
    json(`${VENDOR}/countries.json`), labels ? json(labels) : [],
  ]);
  const { countries } = topology.objects;
  const map = new gl.Map({
    container: box, style: style(language, feature(topology, countries), mesh(topology, countries, (a, b) => a !== b), names),
    center, zoom, maxZoom: FARTHEST, minZoom: 1, dragRotate: false, pitchWithRotate: false, touchPitch: false, fadeDuration: QUIET ? 0 : 200,
    attributionControl: false, renderWorldCopies: false, cooperativeGestures: matchMedia("(pointer: coarse)").matches,
    locale: {
      "Map.Title": words["nav-map"], "NavigationControl.ZoomIn": words["zoom-in"], "NavigationControl.ZoomOut": words["zoom-out"],
      "CooperativeGesturesHandler.WindowsHelpText": words["map-gestures"], "CooperativeGesturesHandler.MacHelpText": words["map-gestures"],
      "CooperativeGesturesHandler.MobileHelpText": words["map-fingers"],
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  if (controls) map.addControl(new gl.NavigationControl({ showCompass: false }), document.dir === "rtl" ? "top-left" : "top-right");
  map.setMissingStyleImageResolver((id) => {
    if (!map.hasImage(id)) map.addImage(id, ...picture(id));
  });
  await new Promise((resolve) => map.once("load", resolve));
  box.map = map; // for those who look at it from outside
  return { map, gl };
}

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

function style(language, land, borders, names) {
  const font = [language === "ar" ? "Noto Naskh Arabic" : "sans-serif"];
  const told = names.map(([name, lon, lat, rank, events]) => point(lon, lat, { name, rank, events }));
  const label = (id, rank, minzoom, maxzoom, size, more = {}) => ({
    id, type: "symbol", source: "names", minzoom, maxzoom, filter: ["==", ["get", "rank"], rank],
    layout: { "text-field": ["get", "name"], "text-font": font, "text-size": size, "symbol-sort-key": ["-", 0, ["get", "events"]], "text-padding": 4, "text-variable-anchor": ["top", "bottom"], "text-radial-offset": 0.9, ...more },
    paint: { "text-color": colour(rank === 0 ? "k-quiet" : "k-ink"), "text-halo-color": colour("k-land"), "text-halo-width": 1.4 },
  });
  const larger = language === "ar" ? 2 : 0;
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: land }, borders: { type: "geojson", data: { type: "Feature", geometry: borders, properties: {} } },
      names: { type: "geojson", data: collection(told) },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("k-sea") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("k-land"), "fill-outline-color": colour("k-land") } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": colour("k-border"), "line-width": 1 } },
      label("villages", 3, 8.5, 24, 11 + larger),
      label("towns", 2, 7, 24, 11.5 + larger),
      label("cities", 1, 4, 24, 12.5 + larger),
      label("countries", 0, 1, 6, 13 + larger, { "text-variable-anchor": ["center"], "text-radial-offset": 0 }),
    ],
  };
}
