package io.recado.health;

/** Whether calls of something outside are let through. */
public enum Breaker {
  CLOSED,
  /** Calls are turned away, because too many have failed. */
  OPEN,
  /** A few calls are let through to see how it does. */
  TRYING
}
