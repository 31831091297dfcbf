package io.recado.actions.appointment;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupOutcome.Found;
import io.recado.action.LookupOutcome.None;
import io.recado.action.LookupRequest;
import io.recado.conversation.Language;
import io.recado.dialogue.SlotValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Finds when a service is free: of the input {@code service}, or of the {@code appointment} that is
 * to be moved. With a {@code day}, on that day only; with a {@code time}, then, or the nearest to
 * it when that is taken; with hours as its {@code time}, in these only. Nothing is {@code
 * that_day}, {@code nothing_free}, {@code those_hours} where others are free, {@code
 * unknown_service} or {@code unknown_appointment}.
 */
public final class FreeTimesLookup implements Lookup {

  static final String SERVICE = "service";
  static final String APPOINTMENT = "appointment";
  static final String DAY = "day";
  static final String TIME = "time";
  static final String WHEN = "when";

  private static final String THOSE_HOURS = "those_hours";
  private static final None UNKNOWN_SERVICE = new None("unknown_service");
  private static final None UNKNOWN_APPOINTMENT = new None("unknown_appointment");

  private final Planner planner;

  public FreeTimesLookup(Planner planner) {
    this.planner = planner;
  }

  @Override
  public ActionName name() {
    return new ActionName("free_times");
  }

  @Override
  public Set<String> optionalInputs() {
    return Set.of(SERVICE, APPOINTMENT, DAY, TIME);
  }

  @Override
  public Set<String> facts() {
    return Set.of(WHEN);
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    return request.text(APPOINTMENT) == null
        ? planner
            .service(request.tenant(), request.text(SERVICE))
            .flatMap(service -> find(request, service, 0))
            .defaultIfEmpty(UNKNOWN_SERVICE)
        : planner
            .upcoming(request.tenant(), request.contact(), request.text(APPOINTMENT))
            .flatMap(moved -> find(request, moved))
            .defaultIfEmpty(UNKNOWN_APPOINTMENT);
  }

  private Mono<LookupOutcome> find(LookupRequest request, Appointment moved) {
    return find(request, moved.service(), moved.number())
        .map(outcome -> outcome instanceof Found found ? without(found, moved, request) : outcome);
  }

  /** To where it is already, nothing is moved. */
  private static LookupOutcome without(Found found, Appointment moved, LookupRequest request) {
    var others =
        found.items().stream().filter(item -> !item.id().equals(idOf(moved.startsAt()))).toList();
    return LookupOutcome.of(others, hours(request) == null ? noneAtAll(request) : THOSE_HOURS);
  }

  private Mono<LookupOutcome> find(LookupRequest request, Service service, long but) {
    return planner
        .zone(request.tenant())
        .flatMap(zone -> find(request, service, but, planner.now().atZone(zone).toLocalDate()));
  }

  private Mono<LookupOutcome> find(
      LookupRequest request, Service service, long but, LocalDate today) {
    var day = day(request);
    if (day != null && Planner.isTooFar(day, today)) {
      return Mono.just(new None("that_day"));
    }
    var first = day == null ? today : day;
    var last = day == null ? today.plusDays(Planner.DAYS_AHEAD) : day;
    return planner
        .free(request.tenant(), service, first, last, but)
        .map(
            free ->
                first
                    .datesUntil(last.plusDays(1))
                    .flatMap(date -> free.on(date, planner.earliest(service)).stream()))
        .map(starts -> outcome(starts.toList(), request));
  }

  private static LookupOutcome outcome(List<ZonedDateTime> starts, LookupRequest request) {
    var hours = hours(request);
    if (hours == null || starts.isEmpty()) {
      return outcome(likeliest(starts, time(request)), request.language(), noneAtAll(request));
    }
    var within = starts.stream().filter(start -> hours.holds(start.toLocalTime())).toList();
    return outcome(within, request.language(), THOSE_HOURS);
  }

  private static String noneAtAll(LookupRequest request) {
    return day(request) == null ? "nothing_free" : "that_day";
  }

  /** Those at the time asked for, or else the nearest to it first. */
  private static List<ZonedDateTime> likeliest(
      List<ZonedDateTime> starts, @Nullable LocalTime time) {
    if (time == null) {
      return starts;
    }
    var exact = starts.stream().filter(start -> start.toLocalTime().equals(time)).toList();
    return exact.isEmpty()
        ? starts.stream()
            .sorted(
                Comparator.comparing(ZonedDateTime::toLocalDate)
                    .thenComparing(start -> distance(start, time)))
            .toList()
        : exact;
  }

  private static Duration distance(ZonedDateTime start, LocalTime time) {
    return Duration.between(time, start.toLocalTime()).abs();
  }

  private static LookupOutcome outcome(
      List<ZonedDateTime> starts, Language language, String noneBecause) {
    // An hour that the change to winter time repeats reads the same twice; the first counts.
    var seen = new HashSet<String>();
    var items =
        starts.stream()
            .map(start -> item(start, language))
            .filter(item -> seen.add(item.title()))
            .limit(Found.MOST_ITEMS)
            .toList();
    return LookupOutcome.of(items, noneBecause);
  }

  private static FoundItem item(ZonedDateTime start, Language language) {
    return new FoundItem(
        idOf(start.toInstant()),
        Said.briefly(start, language),
        null,
        Map.of(WHEN, Said.fully(start, language)),
        start.toLocalDateTime());
  }

  static String idOf(Instant start) {
    return start.toString();
  }

  private static @Nullable LocalDate day(LookupRequest request) {
    return request.inputs().get(DAY) instanceof SlotValue.Day day
        ? day.readings().getFirst()
        : null;
  }

  private static @Nullable LocalTime time(LookupRequest request) {
    return request.inputs().get(TIME) instanceof SlotValue.TimeOfDay time
        ? time.readings().getFirst()
        : null;
  }

  private static SlotValue.@Nullable Hours hours(LookupRequest request) {
    return request.inputs().get(TIME) instanceof SlotValue.Hours hours ? hours : null;
  }
}
