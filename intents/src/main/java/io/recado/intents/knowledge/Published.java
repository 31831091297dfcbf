package io.recado.intents.knowledge;

import io.recado.conversation.Language;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source as an owner sees it.
 *
 * @param kind {@code faq}, {@code markdown}, {@code html}, {@code pdf} or {@code docx}
 * @param error the code of what kept the latest edition from being published; null when it is
 * @param passages searched now: after a failure, those of the edition before
 */
public record Published(
    UUID id,
    String kind,
    String title,
    @Nullable String url,
    Language language,
    State state,
    @Nullable String error,
    int passages,
    Instant changedAt) {

  /** How the latest edition fared. */
  public enum State {
    PUBLISHED,
    FAILED
  }
}
