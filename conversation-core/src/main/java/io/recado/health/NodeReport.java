package io.recado.health;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a process has told of itself within the last half a minute.
 *
 * @param node a name that it has until it ends
 * @param work empty where it has none: it serves people, and no customers
 * @param open how many of its guards turn calls away, whoever's they are
 * @param guards some of them: what was asked for, the worst first
 */
public record NodeReport(
    UUID node,
    Instant startedAt,
    Instant seenAt,
    List<NodeWork> work,
    int open,
    List<GuardReport> guards) {

  public NodeReport {
    work = List.copyOf(work);
    guards = List.copyOf(guards);
  }
}
