package io.recado.dialogue;

import io.recado.action.ActionName;
import java.util.Set;

/** What is called with inputs. */
sealed interface Signature permits ActionSignature, LookupSignature {

  ActionName name();

  Set<String> requiredInputs();

  Set<String> optionalInputs();
}
