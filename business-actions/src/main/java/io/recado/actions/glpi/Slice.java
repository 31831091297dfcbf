package io.recado.actions.glpi;

import java.time.Duration;

/** What one GLPI gets before the next one's turn: a slow one keeps no other tenant's waiting. */
final class Slice {

  private static final Duration LENGTH = Duration.ofSeconds(30);

  private final long began = System.nanoTime();

  boolean isOver() {
    return System.nanoTime() - began > LENGTH.toNanos();
  }
}
