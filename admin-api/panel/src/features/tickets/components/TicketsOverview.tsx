import { ChoiceFilter, Filters, WordsFilter } from '../../../ui/Filters';
import { PageFrame } from '../../../ui/PageFrame';
import { Segments } from '../../../ui/Segments';
import { useFilter } from '../../../ui/useFilter';
import { CATEGORIES, PRIORITIES, STATES, type TicketFilter } from '../api/list-tickets';
import { useTicketTexts } from '../texts';
import { TicketBoard } from './TicketBoard';
import { TicketList } from './TicketList';

const SHAPES = ['board', 'list'] as const;

/** All tickets, side by side by their state, or below each other. */
export function TicketsOverview() {
  const texts = useTicketTexts();
  const search = useFilter();
  const shape = search.one('as', SHAPES) ?? 'board';
  const filter: TicketFilter = {
    priority: search.one('priority', PRIORITIES),
    category: search.one('category', CATEGORIES),
    missed: search.get('missed') ? true : undefined,
    q: search.get('q'),
  };
  const state = search.one('state', STATES);
  const named = <T extends string>(values: readonly T[], names: Record<T, string>): [T, string][] =>
    values.map((value) => [value, names[value]]);
  return (
    <PageFrame
      title={texts.title}
      lead={texts.lead}
      isWide
      aside={
        <Segments
          label={texts.shape}
          value={shape}
          options={SHAPES.map((value) => ({ value, name: texts[value] }))}
          onChange={(as) => search.set({ as })}
        />
      }
    >
      <Filters>
        <WordsFilter label={texts.search} value={filter.q ?? ''} onChange={(q) => search.set({ q })} />
        {shape === 'list' && (
          <ChoiceFilter
            label={texts.stateLabel}
            any={texts.anyState}
            value={state}
            options={named(STATES, texts.states)}
            onChange={(value) => search.set({ state: value })}
          />
        )}
        <ChoiceFilter
          label={texts.priority}
          any={texts.anyPriority}
          value={filter.priority}
          options={named(PRIORITIES, texts.priorities)}
          onChange={(priority) => search.set({ priority })}
        />
        <ChoiceFilter
          label={texts.category}
          any={texts.anyCategory}
          value={filter.category}
          options={named(CATEGORIES, texts.categories)}
          onChange={(category) => search.set({ category })}
        />
        <ChoiceFilter
          label={texts.missed}
          any={texts.anyMissed}
          value={filter.missed ? 'yes' : undefined}
          options={[['yes', texts.onlyMissed]]}
          onChange={(missed) => search.set({ missed })}
        />
      </Filters>
      {shape === 'board' ? <TicketBoard filter={filter} /> : <TicketList filter={{ ...filter, state }} />}
    </PageFrame>
  );
}
