package io.recado.schedule;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's time, on every node the same: a node whose own clock is wrong must neither take
 * jobs too early nor call those of others dead. Asked once a minute and carried on by the ticks of
 * this machine in between, which nobody can set. Blocks while it asks; safe for many threads.
 */
final class DatabaseClock implements Clock {

  static final Duration ASKED_EVERY = Duration.ofMinutes(1);

  private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);

  private final DataSource database;
  private final LongSupplier ticks;
  private volatile @Nullable Reading reading;

  DatabaseClock(DataSource database) {
    this(database, System::nanoTime);
  }

  /**
   * @param ticks nanoseconds since whenever
   */
  DatabaseClock(DataSource database, LongSupplier ticks) {
    this.database = database;
    this.ticks = ticks;
  }

  /**
   * @throws IllegalStateException when the database never told the time yet
   */
  @Override
  public Instant now() {
    var known = reading;
    if (known == null || known.age(ticks.getAsLong()).compareTo(ASKED_EVERY) > 0) {
      known = ask(known);
    }
    return known.time().plus(known.age(ticks.getAsLong()));
  }

  private Reading ask(@Nullable Reading known) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select clock_timestamp()")) {
      rows.next();
      var time = Objects.requireNonNull(rows.getObject(1, OffsetDateTime.class));
      var fresh = new Reading(time.toInstant(), ticks.getAsLong());
      reading = fresh;
      return fresh;
    } catch (SQLException e) {
      if (known == null) {
        throw new IllegalStateException("the database does not tell the time", e);
      }
      log.warn(
          "The database does not tell the time, the last reading is carried on: {}", e.toString());
      return known;
    }
  }

  private record Reading(Instant time, long tick) {

    Duration age(long now) {
      return Duration.ofNanos(now - tick);
    }
  }
}
