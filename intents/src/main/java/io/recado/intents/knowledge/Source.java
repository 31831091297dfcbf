package io.recado.intents.knowledge;

import io.recado.conversation.Language;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an owner publishes. Publishing another one under the same id replaces it. */
public sealed interface Source {

  UUID id();

  /** Shown to customers as the source of an answer, unless there is an address. */
  String title();

  /** What it is written in, and the language of the questions it answers. */
  Language language();

  /** Questions with their answers, which are given word for word. */
  record Faq(UUID id, String title, Language language, List<Pair> pairs) implements Source {
    public Faq {
      pairs = List.copyOf(pairs);
    }
  }

  /**
   * A question and its answer.
   *
   * @param wordings ways to ask it, at least one; the more there are, the better it is found
   */
  record Pair(List<String> wordings, String answer) {
    public Pair {
      wordings = List.copyOf(wordings);
      if (wordings.isEmpty() || answer.isBlank()) {
        throw new IllegalArgumentException("a pair has a question and an answer");
      }
    }
  }

  /**
   * A document, of which the passage that answers is quoted.
   *
   * @param bytes the file as it is
   * @param url where customers can read it; null when it is nowhere to be read
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Document(
      UUID id, String title, Language language, Format format, byte[] bytes, @Nullable URI url)
      implements Source {

    /** A page that is written in Recado. */
    public static Document page(UUID id, String title, Language language, String markdown) {
      var bytes = markdown.getBytes(StandardCharsets.UTF_8);
      return new Document(id, title, language, Format.MARKDOWN, bytes, null);
    }
  }

  /** The forms documents come in. */
  enum Format {
    MARKDOWN,
    HTML,
    PDF,
    DOCX;

    private static final String WORD =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /** The form of what has a type such as {@code text/html; charset=utf-8}; empty for others. */
    public static Optional<Format> ofContentType(String contentType) {
      var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      return switch (type) {
        case "text/html", "application/xhtml+xml" -> Optional.of(HTML);
        case "text/markdown", "text/plain" -> Optional.of(MARKDOWN);
        case "application/pdf" -> Optional.of(PDF);
        case WORD -> Optional.of(DOCX);
        default -> Optional.empty();
      };
    }
  }
}
