package io.recado.actions.invoice;

import io.recado.actions.invoice.LineChanges.LineChange;
import io.recado.conversation.Language;
import java.util.stream.Collectors;

/** In what an invoice differs from the one before, as a message. */
final class SpokenChange {

  /** As many as fit a message that somebody reads. */
  private static final int MOST_LINES = 8;

  private SpokenChange() {}

  static String of(Invoice before, Invoice now, Language language) {
    var words = Words.in(language);
    var changes = LineChanges.between(before, now).changes();
    long difference = now.total().minor() - before.total().minor();
    var head =
        words
            .head()
            .formatted(
                now.number(),
                SpokenMoney.of(now.total(), language),
                before.number(),
                SpokenMoney.of(before.total(), language),
                difference(difference, now, words, language));
    var lines =
        changes.stream()
            .limit(MOST_LINES)
            .map(change -> "\n• " + line(change, now, words, language))
            .collect(Collectors.joining());
    int more = changes.size() - MOST_LINES;
    return head
        + (changes.isEmpty() ? "\n" + words.sameLines() : lines)
        + (more > 0 ? "\n" + words.more().formatted(more) : "");
  }

  private static String difference(long difference, Invoice now, Words words, Language language) {
    return difference == 0
        ? words.same()
        : (difference > 0 ? words.dearer() : words.cheaper())
            .formatted(money(Math.abs(difference), now, language));
  }

  private static String line(LineChange change, Invoice now, Words words, Language language) {
    var current = money(change.now(), now, language);
    var old = money(change.before(), now, language);
    if (change.before() == 0) {
      return words.added().formatted(change.what(), current);
    }
    return change.now() == 0
        ? words.gone().formatted(change.what(), old)
        : words.changed().formatted(change.what(), current, old);
  }

  private static String money(long minor, Invoice invoice, Language language) {
    return SpokenMoney.of(new Money(minor, invoice.total().currency()), language);
  }

  /** The parts of the message, in one language. */
  private record Words(
      String head,
      String dearer,
      String cheaper,
      String same,
      String sameLines,
      String added,
      String gone,
      String changed,
      String more) {

    static Words in(Language language) {
      return switch (language) {
        case SPANISH ->
            new Words(
                "Tu última factura, %s, es de %s. La anterior, %s, fue de %s: %s.",
                "%s más",
                "%s menos",
                "lo mismo",
                "Las dos tienen lo mismo.",
                "Nuevo: %s, %s",
                "Ya no está: %s, antes %s",
                "%s: %s, antes %s",
                "… y %d cambios más.");
        case ENGLISH ->
            new Words(
                "Your latest invoice, %s, is for %s. The one before, %s, was for %s: %s.",
                "%s more",
                "%s less",
                "the same",
                "Both are for the same.",
                "New: %s, %s",
                "No longer there: %s, %s before",
                "%s: %s, %s before",
                "… and %d more changes.");
        case GERMAN ->
            new Words(
                "Ihre letzte Rechnung, %s, lautet über %s. Die davor, %s, lautete über %s: %s.",
                "%s mehr",
                "%s weniger",
                "gleich viel",
                "Auf beiden steht das Gleiche.",
                "Neu: %s, %s",
                "Nicht mehr dabei: %s, vorher %s",
                "%s: %s, vorher %s",
                "… und %d weitere Änderungen.");
      };
    }
  }
}
