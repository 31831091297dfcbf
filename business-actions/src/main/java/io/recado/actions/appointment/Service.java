package io.recado.actions.appointment;

import io.recado.conversation.Language;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be booked.
 *
 * @param names in every language
 * @param buffer kept free after it
 * @param step from one possible start to the next
 * @param notice no start is sooner than this from now
 * @param price null where nothing is said of it
 */
public record Service(
    UUID id,
    Map<Language, String> names,
    Duration duration,
    Duration buffer,
    Duration step,
    Duration notice,
    @Nullable Price price) {

  public Service {
    names = Map.copyOf(names);
  }

  String name(Language language) {
    return Objects.requireNonNull(names.get(language));
  }

  /** Until when a calendar is taken by an appointment that ends then. */
  Duration occupies() {
    return duration.plus(buffer);
  }
}
