package io.recado.dialogue;

import io.recado.action.ActionName;
import io.recado.action.BusinessAction;
import java.util.Set;

/**
 * What flows must know of an action to be checked against it.
 *
 * @param needsConfirmation whether every way to it leads over a yes
 */
public record ActionSignature(
    ActionName name,
    Set<String> requiredInputs,
    Set<String> optionalInputs,
    Set<String> receiptFacts,
    boolean needsConfirmation)
    implements Signature {

  public ActionSignature {
    requiredInputs = Set.copyOf(requiredInputs);
    optionalInputs = Set.copyOf(optionalInputs);
    receiptFacts = Set.copyOf(receiptFacts);
  }

  /** Of an action that may be done without a yes. */
  public ActionSignature(
      ActionName name,
      Set<String> requiredInputs,
      Set<String> optionalInputs,
      Set<String> receiptFacts) {
    this(name, requiredInputs, optionalInputs, receiptFacts, false);
  }

  public static ActionSignature of(BusinessAction action) {
    return new ActionSignature(
        action.name(),
        action.requiredInputs(),
        action.optionalInputs(),
        action.receiptFacts(),
        action.needsConfirmation());
  }
}
