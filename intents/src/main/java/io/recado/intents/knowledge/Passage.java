package io.recado.intents.knowledge;

import java.util.List;

/**
 * What is found and said as a whole.
 *
 * @param headings what leads to it: a question's wordings, or the headings above a text; may be
 *     empty
 * @param body what is said
 * @param answers whether the body is an owner's answer to the headings, rather than a text below
 *     them
 */
record Passage(List<String> headings, String body, boolean answers) {
  Passage {
    headings = List.copyOf(headings);
  }
}
