package io.recado.retention;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long each kind of row is kept after it has come to its end. */
final class Keep {

  /**
   * Channels deliver again for seven days (Cloud API reference: webhooks), and what is delivered
   * again must still be known. The database holds to it as well.
   */
  static final Duration LEAST = Duration.ofDays(8);

  private static final Duration LEAST_BODIES = Duration.ofDays(1);

  private static final Duration LEAST_FILES = Duration.ofDays(1);

  /** More than any month has: what a month has cost is compared with its budget. */
  private static final Duration LEAST_SPENDING = Duration.ofDays(32);

  /** The database holds to it as well. */
  private static final Duration LEAST_AUDIT = Duration.ofDays(30);

  private static final Map<Setting, Duration> FLOORS =
      Map.of(
          Setting.KEEP_BODIES, LEAST_BODIES,
          Setting.KEEP_TRANSCRIPTS, LEAST,
          Setting.KEEP_JOURNAL, LEAST,
          Setting.KEEP_DELIVERIES, LEAST,
          Setting.KEEP_ACTIONS, LEAST,
          Setting.KEEP_TICKET_FILES, LEAST_FILES,
          Setting.KEEP_SENT_FILES, LEAST_FILES,
          Setting.KEEP_RECEIVED_FILES, LEAST_FILES,
          Setting.KEEP_AUDIT, LEAST_AUDIT,
          Setting.KEEP_SPENDING, LEAST_SPENDING);

  private final Map<Setting, Duration> times;

  private Keep(Map<Setting, Duration> times) {
    this.times = times;
  }

  /**
   * @throws SettingsException when something is to be kept for a shorter time than the product
   *     needs it
   */
  static Keep of(Settings settings) {
    var times = new EnumMap<Setting, Duration>(Setting.class);
    FLOORS.forEach((setting, floor) -> times.put(setting, atLeast(floor, setting, settings)));
    // What came with words goes with them at the latest.
    var words = times.get(Setting.KEEP_TRANSCRIPTS);
    times.computeIfPresent(
        Setting.KEEP_RECEIVED_FILES, (_, files) -> files.compareTo(words) < 0 ? files : words);
    return new Keep(times);
  }

  Duration of(Setting setting) {
    var time = times.get(setting);
    if (time == null) {
      throw new IllegalArgumentException(setting + " does not say how long something is kept");
    }
    return time;
  }

  private static Duration atLeast(Duration floor, Setting setting, Settings settings) {
    var time = settings.duration(setting);
    if (time.compareTo(floor) < 0) {
      throw new SettingsException(
          List.of("%s must be at least %dd".formatted(setting.variable(), floor.toDays())));
    }
    return time;
  }
}
