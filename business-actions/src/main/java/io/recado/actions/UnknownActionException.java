package io.recado.actions;

import io.recado.action.ActionName;
import java.util.Collection;

/** A flow calls an action that does not exist. */
public final class UnknownActionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownActionException(ActionName name, Collection<String> known) {
    super("There is no action %s; there are %s".formatted(name, String.join(", ", known)));
  }
}
