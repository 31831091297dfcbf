package io.recado.gateway.turn;

import io.recado.journal.JournalEntry;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** The limits of turns, and how often and when a failed one is taken again. */
@Component
class TurnPolicy {

  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration WAIT_FOR_DATABASE = Duration.ofSeconds(2);

  /**
   * Half an hour or more of waits: a database that always fails on one conversation is its fault.
   */
  private static final int MOST_PUT_OFFS = 1_000;

  private static final Duration FIRST_ACTION_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_ACTION_WAIT = Duration.ofMinutes(30);

  /** Longer than understanding and several actions may take, each of which has its own limit. */
  private static final Duration LONGEST_TURN = Duration.ofMinutes(1);

  /** With Redis away, the most conversations taken up per sweep. */
  private static final int SWEEP_BATCH = 1_000;

  /** Signals waiting for their conversation to be quiet; more are left to the sweep. */
  private static final int MOST_WAITING = 10_000;

  /** Conversations of one tenant waiting for a worker; more are left to the sweep. */
  private static final int MOST_WAITING_OF_TENANT = 1_000;

  private final Settings settings;

  TurnPolicy(Settings settings) {
    this.settings = settings;
  }

  Duration lease() {
    return settings.duration(Setting.TURN_LEASE);
  }

  /**
   * Whether an event was young when it reached us: what an older message says is not done any more.
   * How long it has waited here is no fault of its customer's.
   */
  boolean wasFresh(JournalEntry entry) {
    var late = entry.receivedAt().minus(settings.duration(Setting.LATE_AFTER));
    return !entry.event().at().isBefore(late);
  }

  Duration sweepInterval() {
    return settings.duration(Setting.SWEEP_INTERVAL);
  }

  Duration longestTurn() {
    return LONGEST_TURN;
  }

  /** From the turn in which a one-time code was asked for until it is void for certain. */
  Duration codeLife() {
    return settings.duration(Setting.IDENTITY_CODE_LIFE).plus(LONGEST_TURN);
  }

  Duration thinkingTime() {
    return settings.duration(Setting.THINKING_TIME);
  }

  /** What takes longer to look up counts as not known. */
  Duration knowledgeTimeout() {
    return settings.duration(Setting.KNOWLEDGE_TIMEOUT);
  }

  int sweepBatch() {
    return SWEEP_BATCH;
  }

  int concurrency() {
    return settings.count(Setting.TURN_CONCURRENCY);
  }

  int mostAttempts() {
    return settings.count(Setting.TURN_MOST_ATTEMPTS);
  }

  int mostWaiting() {
    return MOST_WAITING;
  }

  int mostWaitingOfTenant() {
    return MOST_WAITING_OF_TENANT;
  }

  /** After so many attempts an action is handed to a person. */
  int mostActionAttempts() {
    return settings.count(Setting.ACTION_MOST_ATTEMPTS);
  }

  /** Before the next turn, when attempt {@code attempt} (from 1) failed. */
  Duration backoff(int attempt) {
    return jittered(FIRST_WAIT, LONGEST_WAIT, attempt);
  }

  /** Before the next turn, when the database failed; a second or two, however often it does. */
  Duration waitForDatabase() {
    return jittered(WAIT_FOR_DATABASE, WAIT_FOR_DATABASE, 1);
  }

  int mostPutOffs() {
    return MOST_PUT_OFFS;
  }

  /**
   * Before the next try of an action, when attempt {@code attempt} (from 1) found no backend: any
   * time up to a doubling limit, so that a backend that comes back is not met by all at once.
   */
  Duration actionBackoff(int attempt) {
    long most = doubled(FIRST_ACTION_WAIT, LONGEST_ACTION_WAIT, attempt);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most + 1));
  }

  /** Doubling waits with jitter: what failed together does not come back together. */
  private static Duration jittered(Duration first, Duration longest, int attempt) {
    long most = doubled(first, longest, attempt);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  private static long doubled(Duration first, Duration longest, int attempt) {
    return Math.min(first.toMillis() << Math.min(attempt - 1, 20), longest.toMillis());
  }
}
