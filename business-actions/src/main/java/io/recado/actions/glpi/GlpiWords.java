package io.recado.actions.glpi;

import io.recado.actions.glpi.Untold.Happening;
import io.recado.conversation.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What technicians read in GLPI, in the language of the firm. Contents are HTML there: what people
 * wrote is escaped, line by line.
 */
final class GlpiWords {

  private final Language language;

  GlpiWords(Language language) {
    this.language = language;
  }

  /** Of a ticket that is new there: what it is about, who opened it, and the reference. */
  String opening(Untold ticket) {
    var lines = new ArrayList<>(ticket.summary().lines().toList());
    lines.add("");
    var customer = ticket.customer();
    if (customer != null) {
      lines.add(said("Cliente: ", "Customer: ", "Kunde: ") + customer);
    }
    lines.add(ticket.reference());
    return html(lines);
  }

  /** Of something that happened afterwards: by whom, what, in which words. */
  String followUp(Untold ticket, Happening happening) {
    var lines = new ArrayList<String>();
    lines.add(actor(happening) + what(happening));
    var words = happening.words();
    if (words != null) {
      words.lines().forEach(lines::add);
    }
    lines.add("");
    lines.add(ticket.markOf(happening));
    return html(lines);
  }

  /** For the file of a ticket that somebody has reopened there. */
  String reopenedThere() {
    return said("Reabierto en GLPI", "Reopened in GLPI", "In GLPI wieder geöffnet");
  }

  private String actor(Happening happening) {
    var agent = happening.agent();
    return agent == null ? said("El cliente", "The customer", "Der Kunde") : agent;
  }

  private String what(Happening happening) {
    return switch (happening.kind()) {
      case OPENED, NOTED -> said(" escribe:", " writes:", " schreibt:");
      case CLOSED ->
          said(" ha cerrado el ticket.", " has closed the ticket.", " hat das Ticket geschlossen.");
      case REOPENED ->
          said(
              " ha reabierto el ticket.",
              " has reopened the ticket.",
              " hat das Ticket wieder geöffnet.");
    };
  }

  private static String html(List<String> lines) {
    return lines.stream().map(line -> "<p>" + escaped(line) + "</p>").collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private String said(String es, String en, String de) {
    return switch (language) {
      case SPANISH -> es;
      case ENGLISH -> en;
      case GERMAN -> de;
    };
  }
}
