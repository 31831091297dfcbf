package io.recado.actions.ticket;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Finds the customer's own tickets: the one they name, or those that are open, or, where none is
 * open or they want one reopened, those that still can be. Nothing is {@code unknown_number} or
 * {@code no_tickets}. Somebody else's ticket is an unknown number.
 */
public final class MyTicketsLookup implements Lookup {

  static final String NUMBER = "number";
  static final String WISH = "wish";
  static final String REOPEN = "reopen";

  private static final String ABOUT = "about";
  private static final String STATUS = "status";

  private final TicketWork work;

  MyTicketsLookup(TicketWork work) {
    this.work = work;
  }

  @Override
  public ActionName name() {
    return new ActionName("my_tickets");
  }

  @Override
  public Set<String> optionalInputs() {
    return Set.of(NUMBER, WISH);
  }

  @Override
  public Set<String> facts() {
    return Set.of(NUMBER, ABOUT, STATUS);
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    var named = request.text(NUMBER);
    return work.tenant(request.tenant())
        .flatMap(
            tenant ->
                (named == null ? own(request) : named(request, named))
                    .map(tickets -> items(tickets, request, tenant)))
        .map(items -> LookupOutcome.of(items, named == null ? "no_tickets" : "unknown_number"));
  }

  private Mono<List<Ticket>> named(LookupRequest request, String text) {
    return Mono.justOrEmpty(TicketNumber.parse(text))
        .flatMap(number -> work.find(request.tenant(), number))
        .filter(ticket -> ticket.origin().contact().equals(request.contact()))
        .map(List::of)
        .defaultIfEmpty(List.of());
  }

  private Mono<List<Ticket>> own(LookupRequest request) {
    return work.policy(request.tenant())
        .flatMapMany(
            policy ->
                work.files()
                    .of(request.tenant(), request.contact(), work.now().minus(policy.reopening())))
        .collectList()
        .map(all -> wanted(all, REOPEN.equals(request.text(WISH))));
  }

  /** Those that are asked for; the others where there are none. */
  private static List<Ticket> wanted(List<Ticket> all, boolean closed) {
    var wanted =
        all.stream()
            .filter(ticket -> ticket.state() instanceof TicketState.Closed == closed)
            .toList();
    return wanted.isEmpty() ? all : wanted;
  }

  private List<FoundItem> items(List<Ticket> tickets, LookupRequest request, Tenant tenant) {
    var words = new TicketWords(request.language(), tenant.timeZone(), work.now());
    return tickets.stream().map(ticket -> item(ticket, request, words)).toList();
  }

  private static FoundItem item(Ticket ticket, LookupRequest request, TicketWords words) {
    var number = ticket.number().toString();
    var title = number + " · " + ticket.report().category().title(request.language());
    var description = words.briefly(ticket) + " · " + TicketWords.about(ticket);
    return new FoundItem(
        number,
        TicketWords.clip(title, FoundItem.MOST_TITLE),
        TicketWords.clip(description, FoundItem.MOST_DESCRIPTION),
        Map.of(NUMBER, number, ABOUT, TicketWords.about(ticket), STATUS, words.status(ticket)),
        null);
  }
}
