package io.recado.actions.appointment;

import io.recado.conversation.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be booked.
 *
 * @param names in every language
 * @param bufferBefore how long its calendar is kept free before it
 * @param bufferAfter how long its calendar is kept free after it
 * @param step from one possible start to the next
 * @param notice no start is sooner than this from now
 * @param price null where nothing is said of it
 */
public record Service(
    UUID id,
    Map<Language, String> names,
    Duration duration,
    Duration bufferBefore,
    Duration bufferAfter,
    Duration step,
    Duration notice,
    @Nullable Price price) {

  public Service {
    names = Map.copyOf(names);
  }

  String name(Language language) {
    return Objects.requireNonNull(names.get(language));
  }

  /** An appointment that begins then. */
  Span during(Instant start) {
    return new Span(start, start.plus(duration));
  }

  /** How long a calendar is taken by an appointment that begins then. */
  Span occupied(Instant start) {
    return new Span(start.minus(bufferBefore), during(start).to().plus(bufferAfter));
  }
}
