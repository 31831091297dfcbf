package io.recado.actions.ticket;

import io.recado.actions.hours.BusinessHours;
import io.recado.actions.ticket.TicketFiles.Renewal;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is promised of an open ticket once it has another priority. The time that has passed counts:
 * what is missed by now goes off at once, unless it was missed by the promise before, too.
 *
 * @param opened when it was opened last
 */
record Reprioritising(Ticket ticket, Instant opened, Instant now) {

  Renewal renewal(ServiceLevel level, BusinessHours hours, double warnAtLeft) {
    var first = ticket.promise().openedAt();
    var alarms =
        Stream.concat(
                level.answerAlarms(hours, first, warnAtLeft).stream(),
                level.resolutionAlarms(hours, opened, warnAtLeft).stream())
            .filter(this::isToGoOff)
            .toList();
    return new Renewal(
        level.promise(hours, first).answerDue(),
        level.promise(hours, opened).resolutionDue(),
        alarms);
  }

  private boolean isToGoOff(TicketAlarm alarm) {
    return switch (alarm.kind()) {
      case ANSWER_WARNING -> isUnanswered() && alarm.at().isAfter(now);
      case ANSWER_BREACH -> isUnanswered() && isNews(alarm, ticket.promise().answerDue());
      case RESOLUTION_WARNING -> alarm.at().isAfter(now);
      case RESOLUTION_BREACH -> isNews(alarm, ticket.promise().resolutionDue());
    };
  }

  private boolean isUnanswered() {
    return ticket.state().answered() == null;
  }

  private boolean isNews(TicketAlarm breach, @Nullable Instant before) {
    return breach.at().isAfter(now) || before == null || before.isAfter(now);
  }
}
