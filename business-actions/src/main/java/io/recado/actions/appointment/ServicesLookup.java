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

/** Finds what can be booked. Nothing is {@code no_services}. */
public final class ServicesLookup implements Lookup {

  static final String SERVICE = "service";
  static final String PRICE = "price";

  private final Agenda agenda;

  public ServicesLookup(Agenda agenda) {
    this.agenda = agenda;
  }

  @Override
  public ActionName name() {
    return new ActionName("services");
  }

  @Override
  public Set<String> facts() {
    return Set.of(SERVICE, PRICE);
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    return agenda
        .services(request.tenant())
        .take(LookupOutcome.Found.MOST_ITEMS)
        .map(service -> item(service, request.language()))
        .collectList()
        .map(items -> LookupOutcome.of(items, "no_services"));
  }

  private static FoundItem item(Service service, Language language) {
    var name = service.name(language);
    var minutes = service.duration().toMinutes() + " min";
    var price = service.price();
    return new FoundItem(
        service.id().toString(),
        name,
        price == null ? minutes : minutes + " · " + price.in(language),
        Map.of(SERVICE, name, PRICE, price == null ? unpriced(language) : price.in(language)),
        null);
  }

  private static String unpriced(Language language) {
    return switch (language) {
      case SPANISH -> "por confirmar";
      case ENGLISH -> "to be confirmed";
      case GERMAN -> "wird noch genannt";
    };
  }
}
