// The small map of an event: every place that its reports name, with the number of reports that say so.
import { canDraw, draw } from "./base.js";
import { area, bounds, collection, feature, gather } from "./spots.js";
import { colour } from "./symbols.js";

const box = document.getElementById("inset");
const note = document.getElementById("inset-note");
const settings = JSON.parse(box.dataset.settings);
const NEAR = 8; // zoom: what is around shall be seen

async function paint() {
  const spots = [...gather(JSON.parse(box.dataset.places)).values()];
  const { map } = await draw(box, { settings, labels: `/map/labels.json?lang=${settings.language}` });
  map.fitBounds(bounds(spots), { padding: 50, maxZoom: NEAR, animate: false });
  map.addSource("areas", { type: "geojson", data: collection(spots.filter(({ precision }) => precision > 2).map(area)) });
  map.addLayer({ id: "areas", type: "fill", source: "areas", paint: { "fill-pattern": "hatch" } }, "villages");
  map.addLayer({ id: "edges", type: "line", source: "areas", paint: { "line-color": colour("k-ink"), "line-dasharray": [3, 2], "line-opacity": 0.6 } }, "villages");
  map.addSource("places", { type: "geojson", data: collection(spots.map((spot) => feature(spot, Object.keys(settings.groups)))) });
  map.addLayer({ id: "places", type: "symbol", source: "places", layout: { "icon-image": ["get", "picture"], "icon-allow-overlap": true, "icon-ignore-placement": true } });
  note.hidden = true;
}

if (canDraw())
  paint().catch((error) => {
    box.hidden = true;
    note.textContent = settings.words["no-map"];
    console.error(error);
  });
else {
  box.hidden = true;
  note.textContent = settings.words["no-webgl"];
}
