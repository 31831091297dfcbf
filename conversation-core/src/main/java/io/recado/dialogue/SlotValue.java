package io.recado.dialogue;

import io.recado.action.FoundItem;
import io.recado.conversation.MessageContent.MediaFile;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a slot holds. */
public sealed interface SlotValue {

  /** How it reads, for a person and for an action that wants text. */
  String text();

  /** The customer's words it was understood from; empty for buttons and files. */
  String evidence();

  /** The customer's own words. */
  record Words(String text) implements SlotValue {
    @Override
    public String evidence() {
      return text;
    }
  }

  /**
   * One of the slot's declared options.
   *
   * @param option the option's declared name, the same in all languages
   * @param evidence the words it was understood from
   */
  record Chosen(String option, String evidence) implements SlotValue {
    @Override
    public String text() {
      return option;
    }
  }

  /**
   * A day.
   *
   * @param readings the likeliest first; a slot of a flow holds one only, and what has several is
   *     asked about
   * @param evidence the words it was understood from; empty for a button
   */
  record Day(List<LocalDate> readings, String evidence) implements SlotValue {
    public Day {
      readings = List.copyOf(readings);
      if (readings.isEmpty()) {
        throw new IllegalArgumentException("a day has a reading");
      }
    }

    /** As ISO 8601 has it. */
    @Override
    public String text() {
      return readings.getFirst().toString();
    }
  }

  /**
   * A time of day.
   *
   * @param readings the likeliest first; a slot of a flow holds one only, and what has several is
   *     asked about
   * @param evidence the words it was understood from; empty for a button
   */
  record TimeOfDay(List<LocalTime> readings, String evidence) implements SlotValue {
    private static final DateTimeFormatter HOUR_AND_MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    public TimeOfDay {
      readings = List.copyOf(readings);
      if (readings.isEmpty()) {
        throw new IllegalArgumentException("a time of day has a reading");
      }
    }

    /** As {@code 17:30}. */
    @Override
    public String text() {
      return readings.getFirst().format(HOUR_AND_MINUTE);
    }
  }

  /**
   * What has a form that can be told from other words, such as an e-mail address.
   *
   * @param readings in that form, in the order of the message; a slot of a flow holds one only, and
   *     what has several is asked about
   * @param evidence the words it was understood from; empty for a button
   */
  record Entity(List<String> readings, String evidence) implements SlotValue {
    public Entity {
      readings = List.copyOf(readings);
      if (readings.isEmpty()) {
        throw new IllegalArgumentException("an entity has a reading");
      }
    }

    @Override
    public String text() {
      return readings.getFirst();
    }
  }

  /**
   * Hours of a day, such as its afternoon.
   *
   * @param until not one of them; {@link LocalTime#MAX} where they last until midnight
   * @param evidence the words they were understood from
   */
  record Hours(LocalTime from, LocalTime until, String evidence) implements SlotValue {
    private static final String MIDNIGHT = "24:00";

    public Hours {
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException("no hours are from " + from + " until " + until);
      }
    }

    /** Whether a time is one of them. */
    public boolean holds(LocalTime time) {
      return !time.isBefore(from) && time.isBefore(until);
    }

    /** As {@code 12:00-20:00}. */
    @Override
    public String text() {
      var end = until.equals(LocalTime.MAX) ? MIDNIGHT : until.format(TimeOfDay.HOUR_AND_MINUTE);
      return from.format(TimeOfDay.HOUR_AND_MINUTE) + "-" + end;
    }
  }

  /**
   * One of what was looked up. Made by the server alone: no words can be read as one.
   *
   * @param id what an action is given
   * @param title what the customer was shown
   * @param facts what texts may say of it, by name
   */
  record Picked(String id, String title, Map<String, String> facts) implements SlotValue {
    public Picked {
      facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    static Picked of(FoundItem item) {
      return new Picked(item.id(), item.title(), item.facts());
    }

    @Override
    public String text() {
      return id;
    }

    @Override
    public String evidence() {
      return "";
    }
  }

  /** Files the customer sent. */
  record Files(List<MediaFile> files) implements SlotValue {
    public Files {
      files = List.copyOf(files);
    }

    @Override
    public String text() {
      return String.valueOf(files.size());
    }

    @Override
    public String evidence() {
      return "";
    }
  }
}
