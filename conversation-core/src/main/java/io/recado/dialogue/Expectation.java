package io.recado.dialogue;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the dialogue is waiting for: the light in which the next message is read. */
public sealed interface Expectation {

  /**
   * No flow is under way.
   *
   * @param offered what a message from outside of the dialogue has just offered by buttons, whose
   *     ids are the options' names: a message that is one of their words, and nothing else, means
   *     {@code Command.Choose} of it. Whatever else is said is read as if there were none
   */
  record Anything(List<Option> offered) implements Expectation {
    public Anything {
      offered = List.copyOf(offered);
    }

    /** Nothing was offered. */
    public Anything() {
      this(List.of());
    }
  }

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

  /** Something of a known form for a slot, such as an e-mail address. */
  record Entity(String flow, String slot, EntityType of, boolean optional) implements Expectation {}

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
   * @param entities those of them that hold something of a known form
   * @param matter what it is a yes to, as customers may say it again
   */
  record Confirmation(
      String flow,
      Map<String, List<Option>> correctable,
      Set<String> days,
      Set<String> times,
      Map<String, EntityType> entities,
      Matter matter)
      implements Expectation {
    public Confirmation {
      correctable = Map.copyOf(correctable);
      days = Set.copyOf(days);
      times = Set.copyOf(times);
      entities = Map.copyOf(entities);
    }

    /** Without anything of a known form to correct but days and times. */
    public Confirmation(
        String flow, Map<String, List<Option>> correctable, Set<String> days, Set<String> times) {
      this(flow, correctable, days, times, Map.of(), Matter.NONE);
    }

    /** Those that are corrected by words: neither days nor times, nor of any other known form. */
    public Map<String, List<Option>> inWords() {
      var words = new TreeMap<>(correctable);
      words.keySet().removeAll(days);
      words.keySet().removeAll(times);
      words.keySet().removeAll(entities.keySet());
      return words;
    }

    /** Without days and times to correct. */
    public Confirmation(String flow, Map<String, List<Option>> correctable) {
      this(flow, correctable, Set.of(), Set.of());
    }
  }

  /**
   * What is asked about, in words of any language. A yes beside them is a yes, and no more: "sí,
   * anula la cita".
   *
   * @param acts what is to be done: single words, which stand for their other forms as well
   * @param things texts whose words may stand beside an act, such as the summary. By themselves
   *     they say nothing: "yes, the appointment" to whether it shall be cancelled
   */
  record Matter(Set<String> acts, Set<String> things) {

    /** Nobody has said how it is called. */
    public static final Matter NONE = new Matter(Set.of(), Set.of());

    public Matter {
      acts = Set.copyOf(acts);
      things = Set.copyOf(things);
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
