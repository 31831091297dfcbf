package io.recado.actions.published;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an owner is at work on.
 *
 * @param version changes with every change; what holds until somebody changes it, and there is no
 *     draft yet, has one too
 * @param publishing the publication of it that is under way, or failed; null when none is
 */
public record Draft(String version, BotContent content, @Nullable Attempt publishing) {

  /** Whether something of it may still be published. */
  public boolean isUnderWay() {
    return publishing != null && publishing.failed() == null;
  }

  /**
   * A publication that takes its time.
   *
   * @param failed why nothing came of it, as a code; null while it may still be
   */
  public record Attempt(Instant since, @Nullable String failed) {}
}
