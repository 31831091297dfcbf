package io.recado.dialogue;

import io.recado.action.ActionName;
import io.recado.action.Lookup;
import java.util.Set;

/** What flows must know of a lookup to be checked against it. */
public record LookupSignature(
    ActionName name, Set<String> requiredInputs, Set<String> optionalInputs, Set<String> facts)
    implements Signature {

  public LookupSignature {
    requiredInputs = Set.copyOf(requiredInputs);
    optionalInputs = Set.copyOf(optionalInputs);
    facts = Set.copyOf(facts);
  }

  public static LookupSignature of(Lookup lookup) {
    return new LookupSignature(
        lookup.name(), lookup.requiredInputs(), lookup.optionalInputs(), lookup.facts());
  }
}
