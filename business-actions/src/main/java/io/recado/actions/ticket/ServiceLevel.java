package io.recado.actions.ticket;

import io.recado.actions.hours.BusinessHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much open time a firm allows itself for a ticket.
 *
 * @param answer until the first answer
 * @param resolution until the ticket is closed
 */
public record ServiceLevel(Duration answer, Duration resolution) {

  /** What is promised of a ticket that is opened now. */
  ServicePromise promise(BusinessHours hours, Instant now) {
    return new ServicePromise(
        now, hours.plus(now, answer).orElse(null), hours.plus(now, resolution).orElse(null));
  }

  /** What is to go off for a ticket that is opened now. */
  List<TicketAlarm> alarms(BusinessHours hours, Instant now, double warnAtLeft) {
    var alarms = new ArrayList<>(answerAlarms(hours, now, warnAtLeft));
    alarms.addAll(resolutionAlarms(hours, now, warnAtLeft));
    return List.copyOf(alarms);
  }

  /** Of these, what goes off while nobody has answered. */
  List<TicketAlarm> answerAlarms(BusinessHours hours, Instant now, double warnAtLeft) {
    var alarms = new ArrayList<TicketAlarm>();
    add(
        alarms,
        TicketAlarm.Kind.ANSWER_WARNING,
        hours.plus(now, before(answer, warnAtLeft)).orElse(null));
    add(alarms, TicketAlarm.Kind.ANSWER_BREACH, hours.plus(now, answer).orElse(null));
    return List.copyOf(alarms);
  }

  /** Of these, what goes off anew for a ticket that is reopened now. */
  List<TicketAlarm> resolutionAlarms(BusinessHours hours, Instant now, double warnAtLeft) {
    var alarms = new ArrayList<TicketAlarm>();
    add(
        alarms,
        TicketAlarm.Kind.RESOLUTION_WARNING,
        hours.plus(now, before(resolution, warnAtLeft)).orElse(null));
    add(alarms, TicketAlarm.Kind.RESOLUTION_BREACH, hours.plus(now, resolution).orElse(null));
    return List.copyOf(alarms);
  }

  private static void add(List<TicketAlarm> alarms, TicketAlarm.Kind kind, @Nullable Instant at) {
    if (at != null) {
      alarms.add(new TicketAlarm(kind, at));
    }
  }

  private static Duration before(Duration target, double left) {
    return Duration.ofMillis(Math.round(target.toMillis() * (1 - left)));
  }
}
