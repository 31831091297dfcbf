package io.recado.gateway.work;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Waiting items, of which each group in turn gives its next: however much one group has waiting,
 * another's item waits for at most one of each other group. An item waits once, however often it is
 * offered. Safe for many threads.
 */
final class FairQueue<G, T> {

  private final int mostOfGroup;
  private final Map<G, Set<T>> groups = new LinkedHashMap<>();

  /**
   * @param mostOfGroup most items of one group that wait; further ones are turned away
   */
  FairQueue(int mostOfGroup) {
    this.mostOfGroup = mostOfGroup;
  }

  /** Whether the item waits now; false when its group is full. */
  synchronized boolean offer(G group, T item) {
    var waiting = groups.computeIfAbsent(group, key -> new LinkedHashSet<>());
    return waiting.contains(item) || (waiting.size() < mostOfGroup && waiting.add(item));
  }

  /** How many items wait, of all groups together. */
  synchronized int size() {
    return groups.values().stream().mapToInt(Set::size).sum();
  }

  /** The next item; null when none waits. */
  synchronized @Nullable T poll() {
    if (groups.isEmpty()) {
      return null;
    }
    var next = groups.entrySet().iterator().next();
    groups.remove(next.getKey());
    var item = next.getValue().iterator().next();
    next.getValue().remove(item);
    if (!next.getValue().isEmpty()) {
      groups.put(next.getKey(), next.getValue());
    }
    return item;
  }
}
