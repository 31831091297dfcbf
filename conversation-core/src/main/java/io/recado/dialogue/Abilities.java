package io.recado.dialogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What flows may have done and looked up, by name. Immutable. */
public record Abilities(
    Map<String, ActionSignature> actions, Map<String, LookupSignature> lookups) {

  public Abilities {
    actions = Map.copyOf(actions);
    lookups = Map.copyOf(lookups);
  }

  public static Abilities of(
      Collection<ActionSignature> actions, Collection<LookupSignature> lookups) {
    return new Abilities(byName(actions), byName(lookups));
  }

  /** Nothing: for reading flows that are not run. */
  static Abilities none() {
    return of(List.of(), List.of());
  }

  private static <T extends Signature> Map<String, T> byName(Collection<T> all) {
    return all.stream().collect(Collectors.toMap(each -> each.name().value(), Function.identity()));
  }
}
