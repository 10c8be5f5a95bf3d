"""Places as an article names them."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.model.span import Span


@dataclass(frozen=True, slots=True)
class Where:
    """A place: its wording, the gazetteer's entry (`id`, empty if unresolved), coordinates in degrees (WGS84) and the
    precision of UCDP GED's `where_prec`: 1 the place itself, 2 near it, 3 district, 4 province, 6 country, 0 unknown."""

    span: Span
    id: str = ""
    name_en: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: int = 0

    def to_dict(self) -> dict[str, object]:
        """The place as the JSON object of the report format."""
        return {
            **self.span.to_dict(),
            "id": self.id,
            "name_en": self.name_en,
            "country": self.country,
            "lat": self.lat,
            "lon": self.lon,
            "where_prec": self.precision,
        }
