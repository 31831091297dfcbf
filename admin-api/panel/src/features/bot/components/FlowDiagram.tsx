import type { BotProblem, Station, Way } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { Icon, type IconName } from '../../../ui/Icon';
import { useBotTexts } from '../texts';
import classes from './FlowDiagram.module.css';
import { layout, type Edge, type Layout } from './layout';

const ROW = 92;
const NODE = 64;
const WIDTH = 250;
const LANE = 14;
const LABELS = 112;
const LINE = 15;

const ICONS: Record<Station['kind'], IconName> = {
  COLLECT: 'help',
  CONFIRM: 'check',
  SAY: 'webchat',
  BRANCH: 'branch',
  LOOK: 'search',
  CALL: 'receipt',
  CONTINUE: 'right',
  HANDOFF: 'person',
  END: 'flag',
};

/** The stations of a flow from top to bottom, and the ways between them; arrow keys lead along them. */
export function FlowDiagram({
  stations,
  problems,
  chosen,
  onChoose,
}: {
  stations: Station[];
  problems: BotProblem[];
  chosen: string | undefined;
  onChoose: (station: string) => void;
}) {
  const bot = useBotTexts();
  const plan = layout(stations);
  const left = plan.backward * LANE + (plan.backward > 0 ? LANE : 0);
  const width = left + WIDTH + LABELS + (plan.forward + 1) * LANE;
  return (
    <div className={classes.scroll}>
      <div className={classes.plan} style={{ width, height: stations.length * ROW - (ROW - NODE) }}>
        <Lines plan={plan} left={left} width={width} height={stations.length * ROW} />
        <ol aria-label={bot.flows.stations}>
          {stations.map((station, place) => (
            <li key={station.name} style={{ top: place * ROW, left, width: WIDTH, height: NODE }} className={classes.place}>
              <StationButton
                station={station}
                isWrong={problems.some(({ step }) => step === station.name)}
                isChosen={station.name === chosen}
                onChoose={() => onChoose(station.name)}
                onMove={move}
              />
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

/** To the station above or below. */
function move(from: HTMLElement, step: -1 | 1) {
  const item = from.closest('li');
  const next = step < 0 ? item?.previousElementSibling : item?.nextElementSibling;
  next?.querySelector('button')?.focus();
}

function StationButton({
  station,
  isWrong,
  isChosen,
  onChoose,
  onMove,
}: {
  station: Station;
  isWrong: boolean;
  isChosen: boolean;
  onChoose: () => void;
  onMove: (from: HTMLElement, step: -1 | 1) => void;
}) {
  const bot = useBotTexts();
  const language = useLanguage();
  const says = station.says?.[language] ?? station.subject ?? '';
  return (
    <button
      type="button"
      className={classes.station}
      data-kind={station.kind}
      data-wrong={isWrong}
      aria-pressed={isChosen}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          event.preventDefault();
          onMove(event.currentTarget, event.key === 'ArrowUp' ? -1 : 1);
        }
      }}
    >
      <span className={classes.icon}>
        <Icon name={isWrong ? 'warning' : ICONS[station.kind]} size={18} />
      </span>
      <span className={classes.words}>
        <span className={classes.name}>
          {station.name} <span className={classes.kind}>{bot.flows.kinds[station.kind]}</span>
        </span>
        <span className={classes.says}>{says}</span>
      </span>
      <span className="out-of-sight">{station.ways.map((way) => bot.flows.way(label(way, bot.flows.when), way.to)).join('; ')}</span>
    </button>
  );
}

function Lines({ plan, left, width, height }: { plan: Layout; left: number; width: number; height: number }) {
  const bot = useBotTexts();
  const right = left + WIDTH;
  return (
    <svg className={classes.lines} width={width} height={height} aria-hidden="true">
      <defs>
        <marker id="way" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 .5 7 4 0 7.500z" />
        </marker>
      </defs>
      {plan.edges.map((edge) => {
        const labels = labelsOf(edge, bot.flows.when);
        const side = edge.to <= edge.from ? 'back' : edge.lane === 0 ? 'down' : 'on';
        const nth = plan.edges.filter((one) => one.from === edge.from && one.to < edge.to && one.lane > 0 && one.to > one.from).length;
        const start = edge.from * ROW + 16 + nth * LINE * 1.6;
        return (
          <g key={`${edge.from} ${edge.to}`} data-side={side}>
            <path d={path(edge, side, left, right, start)} markerEnd="url(#way)" />
            {side === 'on' && (
              <text x={right + 6} y={start - 4}>
                {shortened(labels)}
              </text>
            )}
            {side === 'down' && labels && (
              <text x={left + 28} y={edge.from * ROW + NODE + 18}>
                {shortened(labels, 34)}
              </text>
            )}
            <title>{labels}</title>
          </g>
        );
      })}
    </svg>
  );
}

function path(edge: Edge, side: 'back' | 'down' | 'on', left: number, right: number, start: number): string {
  if (side === 'down') {
    return `M${left + 20} ${edge.from * ROW + NODE}V${edge.to * ROW - 1}`;
  }
  if (side === 'on') {
    const lane = right + LABELS + edge.lane * LANE;
    const end = edge.to * ROW + 10;
    return `M${right} ${start}H${lane - 8}q8 0 8 8V${end - 8}q0 8 -8 8H${right + 1}`;
  }
  const lane = left - LANE / 2 - edge.lane * LANE;
  const begin = edge.from * ROW + NODE - 14;
  const end = edge.to * ROW + NODE - 26;
  return edge.from === edge.to
    ? `M${left} ${begin}H${lane + 6}q-6 0 -6 -6v-4q0 -6 6 -6H${left - 1}`
    : `M${left} ${begin}H${lane + 8}q-8 0 -8 -8V${end + 8}q0 -8 8 -8H${left - 1}`;
}

/** The way that is always taken needs no name. */
function labelsOf(edge: Edge, when: Record<Way['when'], string>): string {
  const named = edge.ways.filter((way) => way.when !== 'NEXT');
  return named.length === edge.ways.length || edge.lane > 0 ? named.map((way) => label(way, when)).join(', ') : '';
}

function label(way: Way, when: Record<Way['when'], string>): string {
  return way.when === 'CASE' ? (way.detail ?? '') : way.detail ? `${when[way.when]}: ${way.detail}` : when[way.when];
}

function shortened(words: string, most = 19): string {
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
}
