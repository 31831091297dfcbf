package io.recado.admin.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the page that follows; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

  public static final int DEFAULT_SIZE = 50;
  public static final int MOST = 100;

  public Page {
    items = List.copyOf(items);
  }

  /**
   * @param found one more than the page holds, where there are more
   */
  public static <T> Page<T> of(List<T> found, int size, Function<T, Cursor> cursor) {
    if (found.size() <= size) {
      return new Page<>(found, null);
    }
    var items = found.subList(0, size);
    return new Page<>(items, cursor.apply(items.getLast()).text());
  }

  /** The size asked for, within bounds. */
  public static int size(@Nullable Integer wanted) {
    return wanted == null ? DEFAULT_SIZE : Math.clamp(wanted, 1, MOST);
  }
}
