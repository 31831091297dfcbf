import { useState, type KeyboardEvent } from 'react';
import type { DayCount } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { useDashboardTexts } from '../texts';
import classes from './BarChart.module.css';
import { sumOf, topOf, type Series } from './sums';

/** On a drawing that is stretched to the room there is. */
const WIDTH = 1000;
const HEIGHT = 100;
const GAP = 0.28;

interface Props {
  title: string;
  days: DayCount[];
  series: Series[];
}

/** Bars for each day, side by side; one day's numbers are told above them while it is pointed at or walked to by keys. */
export function BarChart({ title, days, series }: Props) {
  const texts = useDashboardTexts();
  const language = useLanguage();
  const [chosen, choose] = useState<number>();
  const top = topOf(Math.max(...days.flatMap((day) => series.map((one) => day[one]))));
  const count = new Intl.NumberFormat(language);
  const shown = chosen === undefined ? undefined : days[chosen];
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      event.preventDefault();
      choose(Math.min(Math.max((chosen ?? days.length) + step, 0), days.length - 1));
    }
  };
  return (
    <figure className={classes.chart}>
      <figcaption>
        <h2 className={classes.title}>{title}</h2>
        <ul className={classes.legend} aria-live="polite">
          {series.map((one, index) => (
            <li key={one} className={classes.key} data-series={index}>
              {texts.series[one]} <b>{count.format(shown ? shown[one] : sumOf(days, one))}</b>
            </li>
          ))}
          <li className={classes.when}>{shown ? nameOf(shown.day, language) : texts.sum}</li>
        </ul>
      </figcaption>
      <div
        className={classes.plot}
        tabIndex={0}
        role="group"
        aria-label={title}
        onKeyDown={walk}
        onBlur={() => choose(undefined)}
        onPointerLeave={() => choose(undefined)}
      >
        <span className={classes.top}>{count.format(top)}</span>
        <span className={classes.half}>{count.format(top / 2)}</span>
        <svg className={classes.bars} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <path className={classes.lines} d={`M0 0H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}M0 ${HEIGHT}H${WIDTH}`} vectorEffect="non-scaling-stroke" />
          {days.map((day, index) => (
            <Bars key={day.day} day={day} index={index} count={days.length} series={series} top={top} isChosen={index === chosen} onChoose={choose} />
          ))}
        </svg>
      </div>
      <p className={classes.axis}>
        <span>{nameOf(days[0]?.day ?? '', language)}</span>
        <span>{nameOf(days.at(-1)?.day ?? '', language)}</span>
      </p>
      <Numbers days={days} series={series} />
    </figure>
  );
}

interface BarsProps {
  day: DayCount;
  index: number;
  count: number;
  series: Series[];
  top: number;
  isChosen: boolean;
  onChoose: (index: number) => void;
}

function Bars({ day, index, count, series, top, isChosen, onChoose }: BarsProps) {
  const room = WIDTH / count;
  const width = (room * (1 - GAP)) / series.length;
  return (
    <g className={classes.day} data-chosen={isChosen} onPointerEnter={() => onChoose(index)} onPointerDown={() => onChoose(index)}>
      <rect className={classes.ground} x={index * room} y={0} width={room} height={HEIGHT} />
      {series.map((one, place) => {
        const height = (day[one] / top) * HEIGHT;
        return (
          <rect
            key={one}
            className={classes.bar}
            data-series={place}
            x={index * room + (room * GAP) / 2 + place * width}
            y={HEIGHT - height}
            width={width}
            height={height}
          />
        );
      })}
    </g>
  );
}

/** The same as a table, for who does not see bars, or wants to copy them. */
function Numbers({ days, series }: { days: DayCount[]; series: Series[] }) {
  const texts = useDashboardTexts();
  const language = useLanguage();
  return (
    <details className={classes.numbers}>
      <summary>{texts.table}</summary>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={texts.table}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.day}</th>
              {series.map((one) => (
                <th key={one} scope="col">
                  {texts.series[one]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((day) => (
              <tr key={day.day}>
                <th scope="row">{nameOf(day.day, language)}</th>
                {series.map((one) => (
                  <td key={one}>{day[one]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function nameOf(day: string, language: string): string {
  return day && new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
}
