package io.recado.actions.event;

/** What came of the wish to subscribe. */
public sealed interface Creation {

  /**
   * It is written down, and events are posted from now on.
   *
   * @param secret to be shown to the owner once
   */
  record Created(Subscription subscription, SigningSecret secret) implements Creation {}

  /** Nothing was written. */
  record Refused(Reason reason) implements Creation {}

  enum Reason {
    /** Not of https, without a host, with credentials, or too long. */
    ADDRESS,
    /** Not written as types of events are. */
    TYPE,
    /** The tenant has as many as a tenant may have. */
    TOO_MANY
  }
}
