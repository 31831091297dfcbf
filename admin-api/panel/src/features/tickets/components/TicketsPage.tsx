import { TicketPage } from './TicketPage';
import { TicketsOverview } from './TicketsOverview';

export default function TicketsPage({ params: { ticket } }: { params: { ticket?: string | undefined } }) {
  return ticket ? <TicketPage key={ticket} number={ticket} /> : <TicketsOverview />;
}
