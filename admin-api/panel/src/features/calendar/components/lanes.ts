/** Something that takes up time. */
interface Span {
  from: number;
  until: number;
}

export type Laid<T> = T & { lane: number; lanes: number };

/** Puts what overlaps side by side: each gets a lane, and is told how many there are beside it. */
export function inLanes<T extends Span>(spans: T[]): Laid<T>[] {
  const laid: Laid<T>[] = [];
  let group: (T & { lane: number })[] = [];
  const close = () => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane)) + 1;
    laid.push(...group.map((span) => ({ ...span, lanes })));
    group = [];
  };
  for (const span of spans.toSorted((one, other) => one.from - other.from || other.until - one.until)) {
    if (group.every(({ until }) => until <= span.from)) {
      close();
    }
    const taken = new Set(group.filter(({ until }) => until > span.from).map(({ lane }) => lane));
    group.push({ ...span, lane: [...group.keys(), group.length].find((lane) => !taken.has(lane)) ?? 0 });
  }
  close();
  return laid;
}
