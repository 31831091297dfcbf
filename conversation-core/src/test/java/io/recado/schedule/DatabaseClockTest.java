package io.recado.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.recado.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The test's machine is the database's, so here the database's time is the machine's. */
@Tag("server")
class DatabaseClockTest {

  private static TestDatabase database;

  private final AtomicLong ticks = new AtomicLong();
  private CuttableSource source;
  private DatabaseClock clock;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void clock() {
    source = new CuttableSource(database.database().jdbc());
    clock = new DatabaseClock(source, ticks::get);
  }

  @Test
  void tellsTheDatabasesTime() {
    assertThat(clock.now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void carriesTheTimeOnByTicksAlone() {
    var before = clock.now();

    ticks.addAndGet(Duration.ofSeconds(40).toNanos());

    assertThat(clock.now()).isEqualTo(before.plusSeconds(40));
  }

  @Test
  void asksAgainAfterAWhile() {
    clock.now();

    ticks.addAndGet(Duration.ofHours(1).toNanos());

    assertThat(clock.now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void goesOnWhileTheDatabaseIsAway() {
    var before = clock.now();
    source.cut();

    ticks.addAndGet(Duration.ofHours(1).toNanos());

    assertThat(clock.now()).isEqualTo(before.plus(Duration.ofHours(1)));
  }

  @Test
  void knowsNoTimeBeforeTheDatabaseToldIt() {
    source.cut();

    assertThatThrownBy(clock::now).hasMessageContaining("does not tell the time");
  }
}
