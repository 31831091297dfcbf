package io.recado.admin.assignment;

import io.recado.actions.hours.SpokenDeadline;
import io.recado.conversation.Language;
import java.time.Instant;

/** What a customer hears who waits while nobody is there. */
final class AbsenceWords {

  private AbsenceWords() {}

  /** That nobody is there, and until when an answer comes; a tenant without hours names no time. */
  static String of(ChatPromise promise, Instant now, Language language) {
    var hours = promise.hours();
    var until =
        hours
            .plus(now, promise.within())
            .map(deadline -> SpokenDeadline.of(deadline, now, hours.zone(), language))
            .orElseGet(() -> SpokenDeadline.unknown(language));
    var words =
        switch (language) {
          case SPANISH -> "Ahora mismo no hay nadie disponible. Te respondemos aquí %s.";
          case ENGLISH -> "Nobody is available right now. We will answer you here %s.";
          case GERMAN -> "Im Moment ist niemand verfügbar. Wir antworten Ihnen hier %s.";
        };
    return words.formatted(until);
  }
}
