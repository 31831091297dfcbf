package io.recado.actions.published;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One publication in a tenant's history.
 *
 * @param number a tenant's first is 1
 * @param by the person who published it, by id; null when it came from files
 * @param restores the number of the one whose content it has again; null when it was new
 * @param classifier the publication of what was learned of its phrases; 0 where that is what comes
 *     with Recado
 * @param allTheSame whether it was published although one language trails another too far
 */
public record Edition(
    int number,
    Instant at,
    @Nullable String by,
    @Nullable Integer restores,
    int classifier,
    boolean allTheSame) {}
