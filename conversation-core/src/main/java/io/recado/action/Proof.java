package io.recado.action;

/** What must be known of who asks, before something is done or told. */
public enum Proof {
  /** Nothing: whoever writes may have it. */
  NONE,
  /** Which of the tenant's customers is writing; a name or a number that somebody types is none. */
  CUSTOMER
}
