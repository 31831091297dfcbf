import { Listing } from '../../../ui/Listing';
import { Empty } from '../../../ui/States';
import { useTickets, type TicketFilter } from '../api/list-tickets';
import { useTicketTexts } from '../texts';
import classes from './TicketBoard.module.css';
import { TicketCard } from './TicketCard';

export function TicketList({ filter }: { filter: TicketFilter }) {
  const texts = useTicketTexts();
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <Listing
      query={useTickets(filter)}
      rowHeight="6rem"
      empty={
        <Empty icon="ticket" title={isNarrowed ? texts.emptyFound : texts.empty}>
          {isNarrowed ? texts.emptyFoundHint : texts.emptyHint}
        </Empty>
      }
    >
      {(found) => (
        <ul className={classes.cards}>
          {found.map((ticket) => (
            <TicketCard key={ticket.number} ticket={ticket} showsState />
          ))}
        </ul>
      )}
    </Listing>
  );
}
