package io.recado.admin.ticket;

import io.recado.actions.ticket.Category;
import io.recado.actions.ticket.Priority;
import io.recado.actions.ticket.TicketNumber;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import io.recado.admin.web.Search;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tickets, to look at. */
@RestController
@RequestMapping("/api/v1/tickets")
class TicketApi {

  private final PostgresTicketBoard board;
  private final TicketCounter counter;

  TicketApi(PostgresTicketBoard board, TicketCounter counter) {
    this.board = board;
    this.counter = counter;
  }

  /** The newest first. {@code q} is a number, or part of the name of a contact or customer. */
  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<Page<TicketView>> tickets(
      Caller caller,
      @RequestParam(required = false) @Nullable Set<TicketView.State> state,
      @RequestParam(required = false) @Nullable Priority priority,
      @RequestParam(required = false) @Nullable Category category,
      @RequestParam(required = false) @Nullable Boolean missed,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    var states = Search.anyOf(state);
    var query =
        new TicketQuery(
            states, priority, category, missed, Search.words(q), Cursor.parse(cursor), size);
    return board.list(caller, query).map(found -> Page.of(found, size, TicketApi::cursor));
  }

  /** One, with all that happened to it. */
  @Needs(Permission.READ_INBOX)
  @GetMapping("/{ticket}")
  Mono<TicketFileView> ticket(Caller caller, @PathVariable String ticket) {
    return counter
        .file(caller, TicketRequest.number(ticket))
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  private static Cursor cursor(TicketView last) {
    var number = TicketNumber.parse(last.number()).orElseThrow();
    return Cursor.of(last.openedAt(), number.value());
  }
}
