package io.recado.intents.knowledge;

import io.recado.conversation.Language;
import io.recado.intents.knowledge.Source.Format;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source as an owner sees it.
 *
 * @param format of a file; null for what is none
 * @param url of an address; null for what is none
 * @param error what kept the latest edition from being published; null when nothing did
 * @param passages searched now: after a failure, and while it is read, those of the edition before
 * @param bytes handed in; 0 for an address
 * @param readAt when an edition was published, or failed, last; null before the first
 * @param version another one whenever something was handed in
 */
public record Published(
    UUID id,
    Edition.Kind kind,
    @Nullable Format format,
    String title,
    @Nullable String url,
    Language language,
    State state,
    @Nullable Unreadable error,
    int passages,
    int bytes,
    Instant handedInAt,
    @Nullable Instant readAt,
    String version) {

  /** How the latest edition fares. */
  public enum State {
    READING,
    PUBLISHED,
    FAILED
  }
}
