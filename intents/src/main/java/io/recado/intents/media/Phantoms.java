package io.recado.intents.media;

import io.recado.intents.text.PlainText;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that models hear in silence and noise, because the films they learned from end in them. */
final class Phantoms {

  private static final Set<String> KNOWN =
      Stream.of(
              "Subtítulos realizados por la comunidad de Amara.org",
              "Subtítulos por la comunidad de Amara.org",
              "Gracias por ver el video",
              "Gracias por ver el vídeo",
              "¡Suscríbete al canal!",
              "Thanks for watching!",
              "Thank you for watching.",
              "Subtitles by the Amara.org community",
              "Untertitel der Amara.org-Community",
              "Untertitelung des ZDF, 2020",
              "Vielen Dank fürs Zuschauen!",
              "you")
          .map(phantom -> PlainText.of(phantom).value())
          .collect(Collectors.toUnmodifiableSet());

  private Phantoms() {}

  /** The words, or none where nobody spoke them. */
  static String without(String words) {
    var plain = PlainText.of(words).value();
    return plain.isEmpty() || KNOWN.contains(plain) ? "" : words.strip();
  }
}
