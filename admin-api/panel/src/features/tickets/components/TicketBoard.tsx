import type { Ticket } from '../../../api/types';
import { Listing } from '../../../ui/Listing';
import { STATES, useTickets, type TicketFilter } from '../api/list-tickets';
import { useTicketTexts } from '../texts';
import classes from './TicketBoard.module.css';
import { TicketCard } from './TicketCard';

/** A column for each state; on a phone one swipes from one to the next. */
export function TicketBoard({ filter }: { filter: TicketFilter }) {
  const { board } = useTicketTexts();
  return (
    <div className={classes.board} tabIndex={0} role="group" aria-label={board}>
      {STATES.map((state) => (
        <Column key={state} state={state} filter={filter} />
      ))}
    </div>
  );
}

function Column({ state, filter }: { state: Ticket['state']; filter: TicketFilter }) {
  const texts = useTicketTexts();
  const tickets = useTickets({ ...filter, state });
  const count = tickets.data?.pages.flatMap((page) => page.items).length;
  return (
    <section className={classes.column} aria-label={texts.states[state]}>
      <h2 className={classes.title} data-state={state}>
        {texts.states[state]}
        {count !== undefined && (
          <span className={classes.count}>
            {count}
            {tickets.hasNextPage && '+'}
          </span>
        )}
      </h2>
      <Listing query={tickets} rowHeight="6rem" empty={<p className={classes.nothing}>{texts.nothingHere}</p>}>
        {(found) => (
          <ul className={classes.cards}>
            {found.map((ticket) => (
              <TicketCard key={ticket.number} ticket={ticket} />
            ))}
          </ul>
        )}
      </Listing>
    </section>
  );
}
