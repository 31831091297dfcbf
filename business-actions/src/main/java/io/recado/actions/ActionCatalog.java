package io.recado.actions;

import io.recado.action.ActionName;
import io.recado.action.BusinessAction;
import io.recado.action.Lookup;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

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

  private static <T> T find(Map<String, T> all, ActionName name) {
    var found = all.get(name.value());
    if (found == null) {
      throw new UnknownActionException(name, all.keySet());
    }
    return found;
  }
}
