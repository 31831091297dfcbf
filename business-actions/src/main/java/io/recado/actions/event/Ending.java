package io.recado.actions.event;

import java.time.Duration;

/**
 * How a posting ended. The code is the answer's status, or why there was none; it is kept and
 * logged.
 */
sealed interface Ending {

  String code();

  record Delivered(String code) implements Ending {}

  /** It is tried again. Nothing is known to reach the address. */
  record Failed(String code, Duration after) implements Ending {}

  /**
   * This event was not to the address's taste, which is there: it is tried again, and says nothing
   * of others.
   */
  record Refused(String code, Duration after) implements Ending {}

  /** The address wants no more: its subscription is paused, and the event waits with it. */
  record Gone(String code) implements Ending {}
}
