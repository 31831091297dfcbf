package io.recado.actions.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * What an answer means.
 *
 * @param firstStatus the least status this is about, {@code lastStatus} the greatest
 * @param condition on the body; null for any
 */
record DeclaredResult(
    int firstStatus, int lastStatus, @Nullable Condition condition, Meaning meaning) {

  /** That there is this text, number or truth value at this place. */
  record Condition(JsonPointer at, String is) {}

  sealed interface Meaning {

    /**
     * It was done.
     *
     * @param facts by name, where each stands in the body
     */
    record Happened(Reference reference, Map<String, JsonPointer> facts) implements Meaning {
      public Happened {
        facts = Map.copyOf(facts);
      }
    }

    /**
     * It was found.
     *
     * @param rows where they stand in the body: an array, or one row by itself
     */
    record Shown(JsonPointer rows, Row row) implements Meaning {}

    /** It will not be done, or there is nothing to be found, for a reason that flows word. */
    record Refused(String reason) implements Meaning {}

    /** It is tried again later. */
    record Away() implements Meaning {}
  }

  /**
   * Where the parts of a row stand in it.
   *
   * @param description null for none; a row may lack it
   * @param facts by name
   */
  record Row(
      JsonPointer id,
      JsonPointer title,
      @Nullable JsonPointer description,
      Map<String, JsonPointer> facts) {
    public Row {
      facts = Map.copyOf(facts);
    }
  }

  /** What people call the result by. */
  sealed interface Reference {

    record InAnswer(JsonPointer at) implements Reference {}

    record OfRequest(Template text) implements Reference {}
  }
}
