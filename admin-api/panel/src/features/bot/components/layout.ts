import type { Station, Way } from '../../../api/types';

/** Ways between two stations that are drawn as one. */
export interface Edge {
  from: number;
  to: number;
  ways: Way[];
  /** How far outside it runs; 0 leads straight down to the next. */
  lane: number;
}

export interface Layout {
  edges: Edge[];
  /** Lanes of ways that lead on, and of those that lead back. */
  forward: number;
  backward: number;
}

/** Stations stand below each other as declared; what does not lead to the next runs beside them, the shortest innermost. */
export function layout(stations: Station[]): Layout {
  const places = new Map(stations.map((station, place) => [station.name, place]));
  const edges = stations.flatMap((station, from) =>
    [...new Set(station.ways.map(({ to }) => to))].flatMap((name) => {
      const to = places.get(name);
      return to === undefined ? [] : [{ from, to, ways: station.ways.filter((way) => way.to === name), lane: 0 }];
    }),
  );
  return {
    edges,
    forward: spread(edges.filter(({ from, to }) => to > from + 1)),
    backward: spread(edges.filter(({ from, to }) => to <= from)),
  };
}

/** Gives each its lane, no two that overlap the same; tells how many there are. */
function spread(edges: Edge[]): number {
  const taken: [number, number][][] = [];
  const byLength = edges.toSorted((one, other) => span(one)[1] - span(one)[0] - (span(other)[1] - span(other)[0]));
  for (const edge of byLength) {
    const [top, bottom] = span(edge);
    const free = taken.findIndex((lane) => lane.every(([above, below]) => bottom <= above || top >= below));
    const lane = free < 0 ? taken.length : free;
    (taken[lane] ??= []).push([top, bottom]);
    edge.lane = lane + 1;
  }
  return taken.length;
}

function span({ from, to }: Edge): [number, number] {
  return [Math.min(from, to), Math.max(from, to)];
}
