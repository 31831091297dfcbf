package io.recado.json;

import io.r2dbc.postgresql.codec.Json;
import tools.jackson.core.JacksonException;

/** Domain values to and from PostgreSQL's {@code jsonb}. */
public final class JsonText {

  private JsonText() {}

  /** For binding as a statement's parameter. */
  public static Json column(Object value) {
    return Json.of(text(value));
  }

  public static String text(Object value) {
    return io.recado.json.Json.mapper().writeValueAsString(value);
  }

  /**
   * @throws IllegalStateException when the column does not hold a {@code type}: a defect, as only
   *     {@link #column} writes it. The message holds no content
   */
  public static <T> T value(Json column, Class<T> type) {
    return value(column.asString(), type);
  }

  public static <T> T value(String text, Class<T> type) {
    try {
      return io.recado.json.Json.mapper().readValue(text, type);
    } catch (JacksonException e) {
      throw new IllegalStateException(
          "a column that should hold a %s does not".formatted(type.getSimpleName()));
    }
  }
}
