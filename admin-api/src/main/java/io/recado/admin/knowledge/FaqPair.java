package io.recado.admin.knowledge;

import java.util.List;
import java.util.Objects;

/**
 * A question and its answer.
 *
 * @param wordings ways to ask it, one at least
 */
record FaqPair(List<String> wordings, String answer) {

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  FaqPair {
    if (wordings == null || answer == null || wordings.stream().anyMatch(Objects::isNull)) {
      throw SourceForm.unreadable("A question has wordings and an answer.");
    }
  }

  @Override
  public String toString() {
    return "FaqPair";
  }
}
