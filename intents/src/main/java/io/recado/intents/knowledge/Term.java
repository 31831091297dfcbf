package io.recado.intents.knowledge;

import java.util.Collection;
import java.util.Set;

/**
 * One word of a question, as it is looked for.
 *
 * @param stems any of which says the same
 * @param weight how much it says
 */
record Term(Set<String> stems, double weight) {
  Term {
    stems = Set.copyOf(stems);
  }

  boolean isIn(Collection<String> text) {
    return stems.stream().anyMatch(text::contains);
  }
}
