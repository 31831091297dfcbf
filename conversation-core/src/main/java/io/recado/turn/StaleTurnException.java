package io.recado.turn;

import io.recado.queue.Lease;

/** A turn came too late to be committed. Nothing of it was written; its work is still queued. */
public final class StaleTurnException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Cause cause;

  public StaleTurnException(Lease lease, Cause cause) {
    super(
        "turn of conversation %s at fence %d: %s"
            .formatted(lease.key().conversation(), lease.fence(), cause));
    this.cause = cause;
  }

  public Cause reason() {
    return cause;
  }

  /** Why it was too late. */
  public enum Cause {
    /** Another worker claimed the conversation since. */
    LEASE_LOST,
    /** A person took over or handed back since the turn began. */
    HANDLER_CHANGED
  }
}
