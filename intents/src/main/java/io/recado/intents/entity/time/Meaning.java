package io.recado.intents.entity.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What words of the grammar mean. */
sealed interface Meaning
    permits Clock,
        Meaning.Count,
        Meaning.Figures,
        Meaning.Part,
        Meaning.Unit,
        Meaning.Days,
        Meaning.Parted,
        Meaning.Stretch,
        Meaning.Span,
        Meaning.Whole,
        Meaning.Nothing {

  /** How sure a reading is that may well be meant otherwise. */
  double UNSURE = 0.6;

  /** How sure a reading is that is hardly meant otherwise. */
  double LIKELY = 0.85;

  /** A number, the place of a weekday or month, a year. */
  record Count(int value) implements Meaning {}

  /**
   * Figures with signs between them.
   *
   * @param padded whether the first begins with a nought
   */
  record Figures(List<Integer> numbers, boolean padded) implements Meaning {
    public Figures {
      numbers = List.copyOf(numbers);
    }
  }

  record Unit(ChronoUnit unit) implements Meaning {}

  record Part(DayPart part) implements Meaning {}

  /** Several days, the likeliest first, where the words leave it open. */
  record Days(List<LocalDate> readings, double confidence) implements Meaning {
    public Days {
      readings = readings.stream().distinct().toList();
    }

    /** Either of two days, the likelier first. */
    static Days either(LocalDate likelier, LocalDate other) {
      return new Days(List.of(likelier, other), UNSURE);
    }

    static Days sure(LocalDate date) {
      return new Days(List.of(date), 1);
    }
  }

  /** Days with a part of them, such as tonight. */
  record Parted(Days days, DayPart part) implements Meaning {}

  record Stretch(LocalDate first, LocalDate last, double confidence) implements Meaning {}

  /** Hours of a day, the likeliest first. */
  record Span(List<When.Hours> readings, double confidence) implements Meaning {
    public Span {
      readings = readings.stream().distinct().toList();
    }
  }

  /** A whole time, the likeliest reading first. */
  record Whole(List<When> readings, double confidence) implements Meaning {
    public Whole {
      readings = readings.stream().distinct().toList();
    }
  }

  /** Words that look like a time and are none, or one ruled out. */
  record Nothing() implements Meaning {}
}
