package io.recado.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The three ways an action ends. */
public sealed interface ActionOutcome {

  /** It happened. */
  record Done(Receipt receipt) implements ActionOutcome {}

  /**
   * It will not happen, for a business reason.
   *
   * @param reason a stable code that flows may branch on and word
   */
  record Rejected(String reason) implements ActionOutcome {}

  /**
   * The backend is away: the request is queued and tried again.
   *
   * @param until when a try may succeed again; null when unknown
   */
  record Unavailable(@Nullable Instant until) implements ActionOutcome {}
}
