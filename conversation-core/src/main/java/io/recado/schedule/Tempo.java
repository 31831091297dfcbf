package io.recado.schedule;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;

/**
 * How quickly the scheduler does its own work.
 *
 * @param poll how often the database is asked for jobs that are due
 * @param heartbeat how often a run gives a sign of life; after {@link #MISSED_HEARTBEATS} that were
 *     missed, another process takes the job over
 * @param threads most jobs a process runs at a time
 * @param grace how long runs in flight may take to end at shutdown
 */
record Tempo(Duration poll, Duration heartbeat, int threads, Duration grace) {

  /** The least that db-scheduler allows. */
  static final int MISSED_HEARTBEATS = 4;

  static Tempo of(Settings settings) {
    return new Tempo(
        Duration.ofSeconds(5), Duration.ofSeconds(4), 2, settings.duration(Setting.SHUTDOWN_GRACE));
  }
}
