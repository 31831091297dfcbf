package io.recado.actions.ticket;

import java.time.Duration;

/**
 * How a tenant wants its tickets to go on.
 *
 * @param reopening how long a closed ticket can be reopened
 * @param warnAtLeft the share of a target's time, from 0 to 1, that is left when its breach is
 *     warned of
 */
public record TicketPolicy(Duration reopening, double warnAtLeft) {

  public static final TicketPolicy USUAL = new TicketPolicy(Duration.ofDays(14), 0.25);
}
