package io.recado.dialogue;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the dialogue is waiting for: the light in which the next message is read. */
public sealed interface Expectation {

  /** No flow is under way. */
  record Anything() implements Expectation {}

  /** Free words for a slot. */
  record FreeText(String flow, String slot, boolean optional) implements Expectation {}

  /**
   * One of a slot's options.
   *
   * @param dated whether a day or a time of day is an answer too, as to a choice of appointments
   */
  record OneOf(String flow, String slot, List<Option> options, boolean optional, boolean dated)
      implements Expectation {
    public OneOf {
      options = List.copyOf(options);
    }

    /** Options that no day or time stands for. */
    public OneOf(String flow, String slot, List<Option> options, boolean optional) {
      this(flow, slot, options, optional, false);
    }
  }

  /**
   * A one-time code for a slot: digits, and nothing else. What is written while one is waited for
   * is shown to no language model, and the transcript keeps no digits of what can be a code.
   */
  record Code(String flow, String slot, boolean optional) implements Expectation {}

  /** A day for a slot. */
  record Day(String flow, String slot, boolean optional) implements Expectation {}

  /**
   * A time of day for a slot.
   *
   * @param offered the readings of an unclear answer the customer was asked to choose from, so that
   *     "in the afternoon" is an answer; empty otherwise
   */
  record TimeOfDay(String flow, String slot, boolean optional, List<LocalTime> offered)
      implements Expectation {
    public TimeOfDay {
      offered = List.copyOf(offered);
    }
  }

  /** Files for a slot. */
  record Files(String flow, String slot, boolean optional) implements Expectation {}

  /**
   * Yes or no to what was summed up; slots may be corrected instead.
   *
   * @param correctable slot → what can be chosen; nothing for a slot that is no choice
   * @param days those of them that hold a day
   * @param times those of them that hold a time of day
   */
  record Confirmation(
      String flow, Map<String, List<Option>> correctable, Set<String> days, Set<String> times)
      implements Expectation {
    public Confirmation {
      correctable = Map.copyOf(correctable);
      days = Set.copyOf(days);
      times = Set.copyOf(times);
    }

    /** Without days and times to correct. */
    public Confirmation(String flow, Map<String, List<Option>> correctable) {
      this(flow, correctable, Set.of(), Set.of());
    }
  }

  /**
   * Which of a few readings was meant. The options' names are ids of buttons: the answer is {@code
   * Command.Choose} of one of them.
   */
  record Clarification(List<Option> options) implements Expectation {
    public Clarification {
      options = List.copyOf(options);
    }
  }

  /**
   * Something that can be chosen.
   *
   * @param name its declared name
   * @param words how customers say it, in the language spoken now; lower case
   * @param begins what asks for its errand by itself, and says this; in any language, lower case. A
   *     {@code {day}} in it stands for a day to come. May be empty
   */
  record Option(String name, Set<String> words, Set<String> begins) {
    public Option {
      words = Set.copyOf(words);
      begins = Set.copyOf(begins);
    }

    /** Nothing begins an errand with it. */
    public Option(String name, Set<String> words) {
      this(name, words, Set.of());
    }
  }
}
