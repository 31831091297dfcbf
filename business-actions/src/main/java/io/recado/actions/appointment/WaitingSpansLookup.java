package io.recado.actions.appointment;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.conversation.Language;
import io.recado.dialogue.SlotValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Finds for which days somebody can be put on the waiting list: the {@code day} they name, or else
 * some spans from today on. Nothing is {@code that_day}.
 */
public final class WaitingSpansLookup implements Lookup {

  private static final String DAY = "day";
  private static final String SPAN = "span";

  private final Planner planner;

  WaitingSpansLookup(Planner planner) {
    this.planner = planner;
  }

  @Override
  public ActionName name() {
    return new ActionName("waiting_spans");
  }

  @Override
  public Set<String> optionalInputs() {
    return Set.of(DAY);
  }

  @Override
  public Set<String> facts() {
    return Set.of(SPAN);
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    return planner
        .zone(request.tenant())
        .map(zone -> planner.now().atZone(zone).toLocalDate())
        .map(today -> outcome(request, today));
  }

  private static LookupOutcome outcome(LookupRequest request, LocalDate today) {
    var language = request.language();
    if (!(request.inputs().get(DAY) instanceof SlotValue.Day asked)) {
      return new LookupOutcome.Found(spans(today, language));
    }
    var day = asked.readings().getFirst();
    return Planner.isTooFar(day, today)
        ? new LookupOutcome.None("that_day")
        : new LookupOutcome.Found(List.of(only(day, language)));
  }

  private static FoundItem only(LocalDate day, Language language) {
    var brief = Said.dayBriefly(day, language);
    return item(
        switch (language) {
          case SPANISH -> "Solo el " + brief;
          case ENGLISH -> "Only " + brief;
          case GERMAN -> "Nur " + brief;
        },
        Days.only(day),
        language);
  }

  private static List<FoundItem> spans(LocalDate today, Language language) {
    var sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    return switch (language) {
      case SPANISH ->
          spans(
              today,
              sunday,
              List.of("Esta semana", "La próxima semana", "Próximas 2 semanas", "Próximos 30 días"),
              language);
      case ENGLISH ->
          spans(
              today,
              sunday,
              List.of("This week", "Next week", "The next 2 weeks", "The next 30 days"),
              language);
      case GERMAN ->
          spans(
              today,
              sunday,
              List.of("Diese Woche", "Nächste Woche", "Nächste 2 Wochen", "Nächste 30 Tage"),
              language);
    };
  }

  private static List<FoundItem> spans(
      LocalDate today, LocalDate sunday, List<String> titles, Language language) {
    return List.of(
        item(titles.get(0), new Days(today, sunday), language),
        item(titles.get(1), new Days(sunday.plusDays(1), sunday.plusDays(7)), language),
        item(titles.get(2), new Days(today, today.plusDays(14)), language),
        item(titles.get(3), new Days(today, today.plusDays(30)), language));
  }

  private static FoundItem item(String title, Days days, Language language) {
    return new FoundItem(days.id(), title, null, Map.of(SPAN, days.in(language)), null);
  }
}
