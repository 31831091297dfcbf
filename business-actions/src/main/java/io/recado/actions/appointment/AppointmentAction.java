package io.recado.actions.appointment;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.Receipt;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * An action on the agenda. Its receipt tells the {@code number} of the appointment, its {@code
 * service}, {@code when} it is, or was, in the customer's language, and the address of its {@code
 * calendar} file. Rejects with {@code taken}, {@code unknown_service} or {@code
 * unknown_appointment}.
 */
abstract sealed class AppointmentAction implements BusinessAction
    permits BookAppointment,
        RescheduleAppointment,
        CancelAppointment,
        ConfirmAppointment,
        TakeOfferedTime,
        PassOfferedTime {

  static final String SERVICE = "service";
  static final String APPOINTMENT = "appointment";
  static final String TIME = "time";

  static final ActionOutcome UNKNOWN_SERVICE = new ActionOutcome.Rejected("unknown_service");
  static final ActionOutcome UNKNOWN_APPOINTMENT =
      new ActionOutcome.Rejected("unknown_appointment");
  static final ActionOutcome TAKEN = new ActionOutcome.Rejected("taken");

  /** A calendar that may be free stands on a server that gives no answer: asked again later. */
  static final ActionOutcome AWAY = new ActionOutcome.Unavailable(null);

  private static final String NUMBER = "number";
  private static final String WHEN = "when";
  private static final String CALENDAR = "calendar";

  private final ActionName name;
  private final Set<String> inputs;
  private final Planner planner;
  private final Bookings bookings;

  AppointmentAction(String name, Set<String> inputs, Planner planner, Bookings bookings) {
    this.name = new ActionName(name);
    this.inputs = inputs;
    this.planner = planner;
    this.bookings = bookings;
  }

  /** Does what was not done before. */
  abstract Mono<ActionOutcome> change(ActionRequest request);

  Planner planner() {
    return planner;
  }

  Bookings bookings() {
    return bookings;
  }

  @Override
  public final ActionName name() {
    return name;
  }

  @Override
  public final Set<String> requiredInputs() {
    return inputs;
  }

  @Override
  public final Set<String> receiptFacts() {
    return Set.of(NUMBER, SERVICE, WHEN, CALENDAR);
  }

  /** First what it did before: by now the appointment may be over, or its time taken by itself. */
  @Override
  public final Mono<ActionOutcome> perform(ActionRequest request) {
    return outcomeOf(request).switchIfEmpty(Mono.defer(() -> change(request)));
  }

  @Override
  public final Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return bookings.made(request).flatMap(made -> done(request, made));
  }

  /** When the request wants it; null when that is no time. */
  static @Nullable Instant start(ActionRequest request) {
    var text = request.text(TIME);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException noTime) {
      return null;
    }
  }

  /** Makes a change where there is room for it. */
  Mono<ActionOutcome> within(
      ActionRequest request, Room room, Function<Room, Mono<Change>> change) {
    if (room.calendars().isEmpty()) {
      return Mono.just(room.perhapsMore() ? AWAY : TAKEN);
    }
    return change.apply(room).flatMap(made -> outcome(request, made));
  }

  Mono<ActionOutcome> outcome(ActionRequest request, Change change) {
    return switch (change) {
      case Change.Made made -> done(request, made);
      case Change.Taken() -> Mono.just(TAKEN);
      case Change.Unknown() -> Mono.just(UNKNOWN_APPOINTMENT);
    };
  }

  /** An offer that is over is taken, whoever has it now. */
  Mono<ActionOutcome> outcomeOfOffer(ActionRequest request, Change change) {
    return change instanceof Change.Made made ? done(request, made) : Mono.just(TAKEN);
  }

  /** Worded from what is stored, so that a repeated request gets the same receipt. */
  private Mono<ActionOutcome> done(ActionRequest request, Change.Made made) {
    return planner
        .zone(request.tenant())
        .map(zone -> new ActionOutcome.Done(receipt(request, made, zone)));
  }

  private Receipt receipt(ActionRequest request, Change.Made made, ZoneId zone) {
    var appointment = made.appointment();
    var language = request.language();
    var when = Said.fully(appointment.startsAt().atZone(zone), language);
    return new Receipt(
        appointment.spoken(),
        made.at(),
        Map.of(
            NUMBER,
            appointment.spoken(),
            SERVICE,
            appointment.service().name(language),
            WHEN,
            when,
            CALENDAR,
            planner.linkTo(made.link()).toString()));
  }
}
