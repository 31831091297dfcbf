package io.recado.dialogue;

import io.recado.conversation.MessageContent.MediaFile;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

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
