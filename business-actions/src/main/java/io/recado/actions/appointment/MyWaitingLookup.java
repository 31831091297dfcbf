package io.recado.actions.appointment;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.conversation.Language;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Finds what the customer is on the waiting list for. Nothing is {@code not_waiting}. */
public final class MyWaitingLookup implements Lookup {

  private static final String SERVICE = "service";
  private static final String SPAN = "span";

  private final WaitingList list;

  MyWaitingLookup(WaitingList list) {
    this.list = list;
  }

  @Override
  public ActionName name() {
    return new ActionName("my_waiting");
  }

  @Override
  public Set<String> facts() {
    return Set.of(SERVICE, SPAN);
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    return list.of(request.tenant(), request.contact())
        .take(LookupOutcome.Found.MOST_ITEMS)
        .map(waiting -> item(waiting, request.language()))
        .collectList()
        .map(items -> LookupOutcome.of(items, "not_waiting"));
  }

  private static FoundItem item(Waiting waiting, Language language) {
    var wish = waiting.wish();
    var service = wish.service().name(language);
    var span = wish.days().in(language);
    return new FoundItem(
        waiting.id().toString(),
        service,
        span + ", " + wish.part().in(language),
        Map.of(SERVICE, service, SPAN, span),
        null);
  }
}
