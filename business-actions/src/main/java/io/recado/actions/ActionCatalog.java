package io.recado.actions;

import io.recado.action.ActionName;
import io.recado.action.BusinessAction;
import io.recado.action.Lookup;
import io.recado.dialogue.Abilities;
import io.recado.dialogue.ActionSignature;
import io.recado.dialogue.LookupSignature;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The actions and lookups that flows can ask for, by name. Immutable. */
public final class ActionCatalog {

  private final Map<String, BusinessAction> actions;
  private final Map<String, Lookup> lookups;

  private ActionCatalog(Map<String, BusinessAction> actions, Map<String, Lookup> lookups) {
    this.actions = actions;
    this.lookups = lookups;
  }

  /**
   * @throws IllegalArgumentException when two of them have the same name
   */
  public static ActionCatalog of(Collection<BusinessAction> actions, Collection<Lookup> lookups) {
    var catalog =
        new ActionCatalog(byName(actions, BusinessAction::name), byName(lookups, Lookup::name));
    catalog.actions.keySet().stream()
        .filter(catalog.lookups::containsKey)
        .forEach(ActionCatalog::twice);
    return catalog;
  }

  private static <T> Map<String, T> byName(Collection<T> all, Function<T, ActionName> name) {
    var byName = new TreeMap<String, T>();
    for (var each : all) {
      if (byName.put(name.apply(each).value(), each) != null) {
        twice(name.apply(each).value());
      }
    }
    return byName;
  }

  private static void twice(String name) {
    throw new IllegalArgumentException("two actions are called " + name);
  }

  /**
   * The action of this name.
   *
   * @throws UnknownActionException when there is none; it names those there are
   */
  public BusinessAction get(ActionName name) {
    return find(actions, name);
  }

  /**
   * The lookup of this name.
   *
   * @throws UnknownActionException when there is none; it names those there are
   */
  public Lookup lookup(ActionName name) {
    return find(lookups, name);
  }

  public Collection<BusinessAction> all() {
    return List.copyOf(actions.values());
  }

  public Collection<Lookup> lookups() {
    return List.copyOf(lookups.values());
  }

  /** The action of this name; empty when there is none (any more). */
  public Optional<BusinessAction> find(ActionName name) {
    return Optional.ofNullable(actions.get(name.value()));
  }

  /**
   * These and others.
   *
   * @throws IllegalArgumentException when two of them have the same name
   */
  public ActionCatalog and(Collection<BusinessAction> actions, Collection<Lookup> lookups) {
    return of(
        Stream.concat(all().stream(), actions.stream()).toList(),
        Stream.concat(lookups().stream(), lookups.stream()).toList());
  }

  /** What flows are checked against. */
  public Abilities abilities() {
    return Abilities.of(
        all().stream().map(ActionSignature::of).toList(),
        lookups().stream().map(LookupSignature::of).toList());
  }

  private static <T> T find(Map<String, T> all, ActionName name) {
    var found = all.get(name.value());
    if (found == null) {
      throw new UnknownActionException(name, all.keySet());
    }
    return found;
  }
}
