package io.recado.actions.appointment;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.Receipt;
import io.recado.actions.appointment.Waiting.Wish;
import io.recado.conversation.Language;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Puts a customer on the waiting list for a service: on the days of a {@code span} that {@link
 * WaitingSpansLookup} has found, in a part of the day. Rejects with {@code unknown_service} and
 * {@code span_over}.
 */
public final class JoinWaitingList implements BusinessAction {

  private static final String SERVICE = "service";
  private static final String SPAN = "span";
  private static final String PART = "part";

  private static final ActionOutcome UNKNOWN_SERVICE =
      new ActionOutcome.Rejected("unknown_service");
  private static final ActionOutcome SPAN_OVER = new ActionOutcome.Rejected("span_over");

  private final Planner planner;
  private final WaitingList list;

  JoinWaitingList(Planner planner, WaitingList list) {
    this.planner = planner;
    this.list = list;
  }

  @Override
  public ActionName name() {
    return new ActionName("join_waiting_list");
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(SERVICE, SPAN, PART);
  }

  @Override
  public Set<String> receiptFacts() {
    return Set.of(SERVICE, SPAN, PART);
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    return outcomeOf(request).switchIfEmpty(Mono.defer(() -> joinAsWished(request)));
  }

  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return list.asked(request).map(asked -> done(asked, request.language()));
  }

  private Mono<ActionOutcome> joinAsWished(ActionRequest request) {
    return planner
        .service(request.tenant(), request.text(SERVICE))
        .flatMap(
            service ->
                planner
                    .zone(request.tenant())
                    .map(zone -> planner.now().atZone(zone).toLocalDate())
                    .flatMap(today -> join(request, service, today)))
        .defaultIfEmpty(UNKNOWN_SERVICE);
  }

  private Mono<ActionOutcome> join(ActionRequest request, Service service, LocalDate today) {
    var wish = wish(request, service, today);
    return wish == null
        ? Mono.just(SPAN_OVER)
        : list.join(request, wish, planner.now()).map(asked -> done(asked, request.language()));
  }

  private static @Nullable Wish wish(ActionRequest request, Service service, LocalDate today) {
    var part = request.text(PART);
    return Days.of(request.text(SPAN))
        .filter(days -> !Planner.isTooFar(days.last(), today))
        .flatMap(
            days -> DayPart.of(part == null ? "" : part).map(each -> new Wish(service, days, each)))
        .orElse(null);
  }

  private static ActionOutcome done(WaitingList.Asked asked, Language language) {
    var wish = asked.wish();
    return new ActionOutcome.Done(
        new Receipt(
            asked.entry().toString(),
            asked.at(),
            Map.of(
                SERVICE,
                wish.service().name(language),
                SPAN,
                wish.days().in(language),
                PART,
                wish.part().in(language))));
  }
}
