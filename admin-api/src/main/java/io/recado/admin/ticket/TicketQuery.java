package io.recado.admin.ticket;

import io.recado.actions.ticket.Category;
import io.recado.actions.ticket.Priority;
import io.recado.admin.web.Cursor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets; what is null does not narrow them down.
 *
 * @param states none for all
 * @param missed whether a promise was missed
 * @param search a number, or part of a name
 * @param after the last of the page before
 */
record TicketQuery(
    Set<TicketView.State> states,
    @Nullable Priority priority,
    @Nullable Category category,
    @Nullable Boolean missed,
    @Nullable String search,
    @Nullable Cursor after,
    int size) {}
