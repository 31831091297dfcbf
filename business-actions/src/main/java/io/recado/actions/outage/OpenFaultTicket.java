package io.recado.actions.outage;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.conversation.Language;
import io.recado.dialogue.SlotValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Opens a ticket for a single fault with what the first checks have shown: has another action open
 * it, under the same key, so that it rejects and tells whatever that does.
 */
final class OpenFaultTicket implements BusinessAction {

  static final ActionName NAME = new ActionName("open_fault_ticket");

  static final String AFFECTED = "affected";
  static final String DETAIL = "detail";
  static final String ATTACHMENTS = "attachments";

  /** The place says where to look; a customer may write a whole message there. */
  private static final int MOST_OF_PLACE = 200;

  private final BusinessAction tickets;
  private final Places places;

  /**
   * @param tickets opens tickets of the inputs {@code summary}, {@code category}, {@code urgency}
   *     and {@code attachments}
   */
  OpenFaultTicket(BusinessAction tickets, Places places) {
    this.tickets = tickets;
    this.places = places;
  }

  @Override
  public ActionName name() {
    return NAME;
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(AFFECTED);
  }

  @Override
  public Set<String> optionalInputs() {
    return Stream.concat(
            Arrays.stream(FirstCheck.values()).map(FirstCheck::input),
            Stream.of(OutageLookup.PLACE, DETAIL, ATTACHMENTS))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<String> receiptFacts() {
    return tickets.receiptFacts();
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    return places
        .words(
            request.tenant(),
            request.conversation(),
            request.contact(),
            request.text(OutageLookup.PLACE))
        .defaultIfEmpty("")
        .flatMap(where -> tickets.perform(ticket(request, where)));
  }

  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return tickets.outcomeOf(ticket(request, ""));
  }

  /**
   * @param where empty where it is not known
   */
  private ActionRequest ticket(ActionRequest request, String where) {
    boolean nothingWorks = !"poor".equals(request.text(AFFECTED));
    var inputs = new HashMap<String, SlotValue>();
    inputs.put("summary", new SlotValue.Words(summary(request, nothingWorks, where)));
    inputs.put("category", new SlotValue.Chosen("internet", ""));
    inputs.put("urgency", new SlotValue.Chosen(nothingWorks ? "high" : "normal", ""));
    var files = request.inputs().get(ATTACHMENTS);
    if (files != null) {
      inputs.put(ATTACHMENTS, files);
    }
    return new ActionRequest(
        request.tenant(),
        request.conversation(),
        request.contact(),
        request.key(),
        tickets.name(),
        Map.copyOf(inputs),
        request.language());
  }

  private static String summary(ActionRequest request, boolean nothingWorks, String where) {
    var language = request.language();
    var checks =
        Arrays.stream(FirstCheck.values())
            .map(check -> check.told(request.text(check.input()), language));
    var detail = request.text(DETAIL);
    var place =
        where.isEmpty() ? Stream.<String>of() : Stream.of(place(language) + ": " + cut(where));
    return Stream.of(
            Stream.of(title(nothingWorks, language)), place, checks, Stream.ofNullable(detail))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }

  private static String cut(String where) {
    return where.codePointCount(0, where.length()) <= MOST_OF_PLACE
        ? where
        : where.substring(0, where.offsetByCodePoints(0, MOST_OF_PLACE));
  }

  private static String place(Language language) {
    return switch (language) {
      case SPANISH -> "Lugar";
      case ENGLISH -> "Place";
      case GERMAN -> "Ort";
    };
  }

  private static String title(boolean nothingWorks, Language language) {
    return switch (language) {
      case SPANISH -> nothingWorks ? "Sin internet" : "Internet lento o con cortes";
      case ENGLISH -> nothingWorks ? "No internet" : "Internet slow or dropping";
      case GERMAN -> nothingWorks ? "Kein Internet" : "Internet langsam oder mit Aussetzern";
    };
  }
}
