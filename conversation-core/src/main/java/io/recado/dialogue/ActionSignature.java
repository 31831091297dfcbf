package io.recado.dialogue;

import io.recado.action.ActionName;
import io.recado.action.BusinessAction;
import java.util.Set;

/** What flows must know of an action to be checked against it. */
public record ActionSignature(
    ActionName name,
    Set<String> requiredInputs,
    Set<String> optionalInputs,
    Set<String> receiptFacts)
    implements Signature {

  public ActionSignature {
    requiredInputs = Set.copyOf(requiredInputs);
    optionalInputs = Set.copyOf(optionalInputs);
    receiptFacts = Set.copyOf(receiptFacts);
  }

  public static ActionSignature of(BusinessAction action) {
    return new ActionSignature(
        action.name(), action.requiredInputs(), action.optionalInputs(), action.receiptFacts());
  }
}
