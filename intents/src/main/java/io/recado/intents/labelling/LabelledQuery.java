package io.recado.intents.labelling;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was labelled.
 *
 * @param intent only what was labelled with this; null for all
 * @param after the last one of the page before; null for the first page
 * @param most at least 1
 */
public record LabelledQuery(@Nullable String intent, @Nullable Seen after, int most) {

  /** A sentence by when it was labelled. */
  public record Seen(Instant at, UUID id) {}
}
