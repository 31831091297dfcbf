package io.recado.actions.appointment;

import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Option;
import io.recado.conversation.OutboundContent.Text;
import io.recado.dialogue.ErrandButton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What those are told who wait for a time, and the errands behind the buttons. */
final class WaitingWords {

  private WaitingWords() {}

  /**
   * A time is kept for somebody.
   *
   * @param number it is kept under
   */
  static Choices offer(Waiting waiting, Instant start, Instant until, ZoneId zone, long number) {
    var language = waiting.language();
    var body =
        switch (language) {
          case SPANISH ->
              "Hay una hora libre para %s: %s. Todavía no está agendada: te la guardo hasta el %s."
                  + " ¿La quieres?";
          case ENGLISH ->
              "A time is free for %s: %s. It is not booked yet: I am keeping it for you until %s. Would"
                  + " you like it?";
          case GERMAN ->
              "Ein Termin für %s ist frei: %s. Er ist noch nicht gebucht: Ich halte ihn für Sie frei bis"
                  + " %s. Möchten Sie ihn?";
        };
    return new Choices(
        body.formatted(
            waiting.wish().service().name(language),
            Said.fully(start.atZone(zone), language),
            Said.fully(until.atZone(zone), language)),
        options(language, number));
  }

  private static List<Option> options(Language language, long number) {
    return List.of(
        answer(number, "take", take(language)),
        answer(number, "pass", pass(language)),
        new Option(
            new ErrandButton("cancel_appointment", Map.of("what", "waiting")).id(),
            leave(language),
            null));
  }

  private static Option answer(long number, String answer, String title) {
    var details = Map.of("offer", String.valueOf(number), "answer", answer);
    return new Option(new ErrandButton("answer_offer", details).id(), title, null);
  }

  /** The days are over, and nothing has become free that was still to be had. */
  static Text over(Waiting waiting) {
    var language = waiting.language();
    var words =
        switch (language) {
          case SPANISH ->
              "Se terminaron los días que me diste para %s (%s, %s), así que ya no estás en la lista de"
                  + " espera. Si todavía la necesitas, escribe «agendar una cita».";
          case ENGLISH ->
              "The days you gave me for %s (%s, %s) are over, so you are no longer on the waiting list."
                  + " If you still need it, write “book an appointment”.";
          case GERMAN ->
              "Die Tage, die Sie mir für %s genannt haben (%s, %s), sind vorbei. Sie stehen nicht mehr auf"
                  + " der Warteliste. Wenn Sie den Termin noch brauchen, schreiben Sie „Termin buchen“.";
        };
    var wish = waiting.wish();
    return new Text(
        words.formatted(
            wish.service().name(language), wish.days().in(language), wish.part().in(language)));
  }

  /** Times were kept for them, and they did not say a word. */
  static Text unanswered(Waiting waiting) {
    var language = waiting.language();
    var words =
        switch (language) {
          case SPANISH ->
              "Te guardé más de una vez una hora para %s y no me respondiste, así que ya no estás en la"
                  + " lista de espera. Si todavía la necesitas, escribe «agendar una cita».";
          case ENGLISH ->
              "I have kept a time for %s for you more than once and heard nothing from you, so you are no"
                  + " longer on the waiting list. If you still need it, write “book an appointment”.";
          case GERMAN ->
              "Ich habe mehr als einmal einen Termin für Sie frei gehalten (%s) und nichts von Ihnen"
                  + " gehört. Sie stehen nicht mehr auf der Warteliste. Wenn Sie den Termin noch brauchen,"
                  + " schreiben Sie „Termin buchen“.";
        };
    return new Text(words.formatted(waiting.wish().service().name(language)));
  }

  private static String take(Language language) {
    return switch (language) {
      case SPANISH -> "Sí, la tomo";
      case ENGLISH -> "Yes, I'll take it";
      case GERMAN -> "Ja, nehme ich";
    };
  }

  private static String pass(Language language) {
    return switch (language) {
      case SPANISH -> "Esta vez no";
      case ENGLISH -> "Not this one";
      case GERMAN -> "Diesmal nicht";
    };
  }

  private static String leave(Language language) {
    return switch (language) {
      case SPANISH -> "Salir de la lista";
      case ENGLISH -> "Leave the list";
      case GERMAN -> "Von der Liste";
    };
  }
}
