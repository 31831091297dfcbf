package io.recado.actions;

import io.recado.action.ActionName;
import io.recado.action.BusinessAction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The actions that flows can call, by name. Immutable. */
public final class ActionCatalog {

  private final Map<String, BusinessAction> actions;

  private ActionCatalog(Map<String, BusinessAction> actions) {
    this.actions = actions;
  }

  /**
   * @throws IllegalArgumentException when two actions have the same name
   */
  public static ActionCatalog of(Collection<BusinessAction> actions) {
    var byName = new TreeMap<String, BusinessAction>();
    for (var action : actions) {
      if (byName.put(action.name().value(), action) != null) {
        throw new IllegalArgumentException("two actions are called " + action.name());
      }
    }
    return new ActionCatalog(byName);
  }

  /**
   * The action of this name.
   *
   * @throws UnknownActionException when there is none; it names those there are
   */
  public BusinessAction get(ActionName name) {
    var action = actions.get(name.value());
    if (action == null) {
      throw new UnknownActionException(name, actions.keySet());
    }
    return action;
  }

  public Collection<BusinessAction> all() {
    return List.copyOf(actions.values());
  }
}
