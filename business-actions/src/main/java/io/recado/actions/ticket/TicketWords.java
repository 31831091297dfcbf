package io.recado.actions.ticket;

import io.recado.actions.hours.SpokenDeadline;
import io.recado.conversation.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How a ticket reads to its customer, by the clocks and the calendar of {@code zone}. */
final class TicketWords {

  private static final int MOST_ABOUT = 60;

  private final Language language;
  private final ZoneId zone;
  private final Instant now;

  TicketWords(Language language, ZoneId zone, Instant now) {
    this.language = language;
    this.zone = zone;
    this.now = now;
  }

  /** What it is about, in a few of the customer's own words. */
  static String about(Ticket ticket) {
    return clip(ticket.report().summary().replaceAll("\\s+", " "), MOST_ABOUT);
  }

  /** No longer than this; what is longer ends in an ellipsis. */
  static String clip(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end).stripTrailing() + "…";
  }

  /** Where it stands, in a sentence or two. */
  String status(Ticket ticket) {
    return switch (ticket.state()) {
      case TicketState.Unanswered() -> waiting(ticket);
      case TicketState.InProgress _ -> inProgress(ticket);
      case TicketState.Closed closed -> closed(ticket, closed);
    };
  }

  /** In two or three words, for a list. */
  String briefly(Ticket ticket) {
    return switch (ticket.state()) {
      case TicketState.Unanswered() ->
          said("Sin respuesta aún", "Not answered yet", "Noch ohne Antwort");
      case TicketState.InProgress _ -> said("En curso", "In progress", "In Bearbeitung");
      case TicketState.Closed _ -> said("Cerrado", "Closed", "Geschlossen");
    };
  }

  private String waiting(Ticket ticket) {
    var open =
        said(
            "El ticket %s («%s») está abierto desde %s.",
            "Ticket %s (“%s”) has been open since %s.", "Ihr Ticket %s („%s“) ist seit %s offen.");
    var due = ticket.promise().answerDue();
    var next =
        due != null && due.isAfter(now)
            ? expected(due)
            : said(
                "Todavía no lo hemos respondido; perdona la demora.",
                "We have not answered it yet; we are sorry for the delay.",
                "Wir haben noch nicht geantwortet; bitte entschuldigen Sie die Verzögerung.");
    return open.formatted(ticket.number(), about(ticket), since(ticket.promise().openedAt()))
        + " "
        + next;
  }

  private String expected(Instant due) {
    return said("Respuesta prevista: %s.", "Expected answer: %s.", "Voraussichtliche Antwort: %s.")
        .formatted(SpokenDeadline.of(due, now, zone, language));
  }

  private String inProgress(Ticket ticket) {
    var work =
        said(
            "Estamos trabajando en el ticket %s («%s»).",
            "We are working on ticket %s (“%s”).", "Wir arbeiten an Ihrem Ticket %s („%s“).");
    var due = ticket.promise().resolutionDue();
    var next =
        due != null && due.isAfter(now)
            ? " "
                + said(
                        "Solución prevista: %s.",
                        "Expected to be solved: %s.", "Voraussichtlich gelöst: %s.")
                    .formatted(SpokenDeadline.of(due, now, zone, language))
            : "";
    return work.formatted(ticket.number(), about(ticket)) + next;
  }

  private String closed(Ticket ticket, TicketState.Closed closed) {
    return said(
            "El ticket %s («%s») se cerró %s.",
            "Ticket %s (“%s”) was closed %s.", "Ihr Ticket %s („%s“) wurde %s geschlossen.")
        .formatted(ticket.number(), about(ticket), on(closed.at()));
  }

  private String since(Instant moment) {
    var day = moment.atZone(zone).toLocalDate();
    return isToday(day) ? said("hoy", "today", "heute") : said("el ", "", "dem ") + date(day);
  }

  private String on(Instant moment) {
    var day = moment.atZone(zone).toLocalDate();
    return isToday(day) ? said("hoy", "today", "heute") : said("el ", "on ", "am ") + date(day);
  }

  private boolean isToday(LocalDate day) {
    return day.equals(now.atZone(zone).toLocalDate());
  }

  /** With the year where it is not this one. */
  private String date(LocalDate day) {
    boolean thisYear = day.getYear() == now.atZone(zone).getYear();
    var pattern =
        thisYear
            ? said("d 'de' MMMM", "MMMM d", "d. MMMM")
            : said("d 'de' MMMM 'de' yyyy", "MMMM d, yyyy", "d. MMMM yyyy");
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(day);
  }

  private String said(String es, String en, String de) {
    return switch (language) {
      case SPANISH -> es;
      case ENGLISH -> en;
      case GERMAN -> de;
    };
  }
}
