package io.recado.database;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Values to and from columns, where the driver's own methods leave null open. */
public final class Columns {

  private Columns() {}

  /** The value of a column that is declared not null. */
  public static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }

  /** Binds a parameter that may be null. */
  public static <T> GenericExecuteSpec bind(
      GenericExecuteSpec statement, int index, Class<T> type, @Nullable T value) {
    return value == null ? statement.bindNull(index, type) : statement.bind(index, value);
  }

  /** For a parameter cast to {@code interval}. */
  public static String interval(Duration duration) {
    return duration.toMillis() + " milliseconds";
  }
}
