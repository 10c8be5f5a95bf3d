// Events gathered by the place that they are told of: one mark a place and precision, never one for a country.
const SIZES = [1, 2, 5, 20, 100]; // reports from which a shape is larger
const RADIUS = { 3: 20, 4: 60 }; // kilometres of the circle that stands for a district, for a province
const EARTH = 6371;
const APART = 0.03; // of the events at each end

// The rows of an answer as objects, each with the key of its place.
export function events(told, types) {
  return told.rows.map((row) => {
    const event = Object.fromEntries(told.columns.map((name, at) => [name, row[at]]));
    event.spot = event.lat === null ? "" : `${event.place || `${event.lat},${event.lon}`}~${event.precision}`;
    event.group = types[event.type].group;
    return event;
  });
}

// Whether an event can have been on a day of a window; what has no day is in the open window only.
export function isWithin(event, { from, to }) {
  return (!from && !to) || Boolean(event.date_latest && (!from || event.date_latest >= from) && (!to || event.date_earliest <= to));
}

// The places of some events.
export function gather(found) {
  const spots = new Map();
  for (const event of found) {
    if (!event.spot) continue;
    const spot = spots.get(event.spot) ?? { key: event.spot, name: event.name, lon: event.lon, lat: event.lat, precision: event.precision, events: 0, reports: 0, disputed: 0, groups: {} };
    spots.set(event.spot, spot);
    spot.events += 1;
    spot.reports += event.reports;
    spot.disputed += event.disputes.length ? 1 : 0;
    spot.groups[event.group] = (spot.groups[event.group] ?? 0) + event.reports;
  }
  return spots;
}

// A place as a feature; its picture is named by what it shows.
export function feature(spot, order) {
  const parts = order.filter((group) => spot.groups[group]).map((group) => `${group}:${SIZES.findLastIndex((from) => spot.groups[group] >= from)}`);
  const { key, name, events: number, reports, disputed, precision } = spot;
  const picture = `spot ${precision} ${disputed ? 1 : 0} ${parts.join(",")}`;
  return point(spot.lon, spot.lat, { key, name, events: number, reports, disputed, precision, picture });
}

export function point(lon, lat, properties) {
  return { type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties };
}

// The circle that stands for a district or province.
export function area(spot) {
  const ring = [];
  const north = RADIUS[spot.precision] / EARTH;
  for (let at = 0; at <= 48; at += 1) {
    const angle = (at / 48) * 2 * Math.PI;
    const lat = spot.lat + (north * Math.sin(angle) * 180) / Math.PI;
    ring.push([spot.lon + ((north * Math.cos(angle)) / Math.cos((spot.lat * Math.PI) / 180)) * (180 / Math.PI), lat]);
  }
  return { type: "Feature", geometry: { type: "Polygon", coordinates: [ring] }, properties: { key: spot.key } };
}

export function collection(features) {
  return { type: "FeatureCollection", features };
}

// The corners around most of some events: a meeting far away does not make everything else small.
export function bounds(found) {
  const ends = (name) => {
    const sorted = found.map((event) => event[name]).sort((one, other) => one - other);
    const cut = Math.floor(sorted.length * APART);
    return [sorted[cut], sorted[sorted.length - 1 - cut]];
  };
  const [[west, east], [south, north]] = [ends("lon"), ends("lat")];
  return [[west, south], [east, north]];
}
