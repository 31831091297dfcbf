package io.recado.dialogue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the commands of one turn came to, weighed when all of them were read. */
final class TurnMarks {

  private boolean understood;
  private boolean failed;
  private boolean unreadable;
  private boolean changed;
  private boolean questioned;
  private boolean greeted;
  private boolean offered;
  private boolean started;
  private @Nullable String postponed;
  private boolean filesKept;
  private boolean repeat;
  private @Nullable Boolean verdict;
  private @Nullable String retry;
  private final Map<String, SlotValue> unclear = new HashMap<>();

  /** Something sensible was read. */
  void understood() {
    understood = true;
  }

  boolean wasUnderstood() {
    return understood;
  }

  /** Something was no answer to what was asked. */
  void failed() {
    failed = true;
  }

  /** Something could not be read at all, and the customer was told so. */
  void unreadable() {
    unreadable = true;
  }

  boolean hasFailed() {
    return (failed || unreadable) && !understood;
  }

  /** Whether nothing but files nobody can read has come: what to do instead has been said. */
  boolean wasOnlyUnreadable() {
    return unreadable && !failed && !understood;
  }

  /** A detail is different now, so a yes in the same breath does not count. */
  void changed() {
    changed = true;
    understood = true;
  }

  /** Something was asked about the errand, so a yes in the same breath may hang on the answer. */
  void questioned() {
    questioned = true;
    understood = true;
  }

  /** Yes or no to the summary; the last word counts. */
  void verdict(boolean yes) {
    verdict = yes;
    understood = true;
  }

  boolean confirmed() {
    return Boolean.TRUE.equals(verdict) && !changed && !questioned;
  }

  boolean refused() {
    return Boolean.FALSE.equals(verdict) && !changed;
  }

  void greeted() {
    greeted = true;
    understood = true;
  }

  boolean wasGreeted() {
    return greeted;
  }

  void offered() {
    offered = true;
  }

  /** Whether the offer that is open was made in this turn. */
  boolean hasOffered() {
    return offered;
  }

  /** The last thing said is to be said again. */
  void repeat() {
    repeat = true;
    understood = true;
  }

  boolean wantsRepetition() {
    return repeat;
  }

  void started() {
    started = true;
    understood = true;
  }

  boolean hasStarted() {
    return started;
  }

  /** The errand of this intent comes later: what is said of it now is for then. */
  void postponed(String intent) {
    postponed = intent;
    understood = true;
  }

  boolean hasPostponed() {
    return postponed != null;
  }

  /** The intent of the errand that was last put off. */
  Optional<String> lastPostponed() {
    return Optional.ofNullable(postponed);
  }

  /** Files came that no errand could take yet. */
  void filesKept() {
    filesKept = true;
    understood = true;
  }

  boolean hasKeptFiles() {
    return filesKept;
  }

  /** The slot or confirmation whose answer was no answer: it is asked for in other words. */
  void retry(String asked) {
    retry = asked;
    failed = true;
  }

  /** A detail can be read in several ways: when it is asked for, ask which. */
  void unclear(String slot, SlotValue readings) {
    unclear.put(slot, readings);
  }

  /** The readings of a detail that came unclear in this turn; null when none did. */
  @Nullable SlotValue unclear(String slot) {
    return unclear.get(slot);
  }

  boolean retries(String asked) {
    return asked.equals(retry);
  }
}
