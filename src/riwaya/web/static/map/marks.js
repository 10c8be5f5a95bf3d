// The marks on the map: places that gather into clusters where they would cover one another, and areas that never do.
import { move } from "./base.js";
import { area, collection, feature, point } from "./spots.js";

const PICTURE = { "icon-image": ["get", "picture"], "icon-allow-overlap": true, "icon-ignore-placement": true, "symbol-sort-key": ["get", "reports"] };
const HIT = ["places", "clusters", "districts", "areas"];

// Puts marks on a map; `order` are the groups of types, `onHover` and `onChoose` are told the key of a place, empty for none.
export function marks(map, gl, { order, say, ink, halo, onHover, onChoose }) {
  const clustered = { cluster: true, clusterRadius: 34, clusterProperties: { number: ["+", ["get", "events"]], apart: ["+", ["get", "disputed"]] } };
  map.addSource("places", { type: "geojson", data: collection([]), ...clustered });
  map.addSource("areas", { type: "geojson", data: collection([]) });
  map.addSource("districts", { type: "geojson", data: collection([]) });
  map.addSource("focus", { type: "geojson", data: collection([]) });
  map.addLayer({ id: "areas", type: "fill", source: "areas", paint: { "fill-pattern": "hatch" } }, "villages");
  map.addLayer({ id: "edges", type: "line", source: "areas", paint: { "line-color": ink, "line-dasharray": [3, 2], "line-opacity": 0.6 } }, "villages");
  map.addLayer({ id: "districts", type: "symbol", source: "districts", layout: PICTURE });
  map.addLayer({ id: "places", type: "symbol", source: "places", filter: ["!", ["has", "number"]], layout: PICTURE });
  map.addLayer({
    id: "clusters", type: "symbol", source: "places", filter: ["has", "number"],
    layout: {
      "icon-image": ["concat", "cluster ", ["step", ["get", "number"], 0, 10, 1, 100, 2, 1000, 3], " ", ["min", ["get", "apart"], 1]],
      "icon-allow-overlap": true, "text-allow-overlap": true, "text-field": ["to-string", ["get", "number"]], "text-font": ["sans-serif"], "text-size": 12,
    },
    paint: { "text-color": ink, "text-halo-color": halo, "text-halo-width": 1 },
  });
  map.addLayer({ id: "focus", type: "circle", source: "focus", paint: { "circle-radius": 18, "circle-color": "transparent", "circle-stroke-color": ink, "circle-stroke-width": 3 } });

  const told = new gl.Popup({ closeButton: false, closeOnClick: false, className: "told", maxWidth: "18rem" });
  const hit = (at) => map.queryRenderedFeatures(at, { layers: HIT })[0];
  map.on("mousemove", ({ point: at }) => {
    const found = hit(at);
    map.getCanvas().style.cursor = found ? "pointer" : "";
    onHover(found && !found.properties.cluster ? found.properties.key : "");
    found?.properties.cluster ? open(found.geometry.coordinates, [say("cluster", { number: found.properties.number })]) : found || told.remove();
  });
  map.on("mouseout", () => {
    onHover("");
    told.remove();
  });
  map.on("click", async ({ point: at }) => {
    const found = hit(at);
    if (!found?.properties.cluster) return onChoose(found?.properties.key ?? "");
    const zoom = await map.getSource("places").getClusterExpansionZoom(found.properties.cluster_id);
    map[move]({ center: found.geometry.coordinates, zoom: zoom + 0.1 });
  });

  function open(at, lines) {
    const box = document.createElement("div");
    for (const line of lines) box.append(Object.assign(document.createElement("p"), { textContent: line, dir: "auto" }));
    told.setLngLat(at).setDOMContent(box).addTo(map);
  }

  return {
    // Shows places instead of those that were shown.
    show(spots) {
      const features = [...spots.values()].map((spot) => feature(spot, order));
      const wide = [...spots.values()].filter((spot) => spot.precision > 2);
      map.getSource("places").setData(collection(features.filter(({ properties }) => properties.precision <= 2)));
      map.getSource("districts").setData(collection(features.filter(({ properties }) => properties.precision > 2)));
      map.getSource("areas").setData(collection(wide.map(area)));
    },
    // A ring around a place, wherever it is, and what is told there.
    focus(spot, speak = true) {
      map.getSource("focus").setData(collection(spot ? [point(spot.lon, spot.lat, {})] : []));
      if (spot && speak) open([spot.lon, spot.lat], [spot.name, `${say("of-events", { number: spot.events })} · ${say("of-reports", { number: spot.reports })}`]);
      else told.remove();
    },
    // Brings a place into sight.
    approach(spot) {
      if (!map.getBounds().contains([spot.lon, spot.lat])) map[move]({ center: [spot.lon, spot.lat] });
    },
  };
}
