package io.recado.dialogue;

import io.recado.conversation.Language;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A detail a flow needs.
 *
 * @param title what it is called in summaries and when asked what to change
 * @param retry asked instead of {@code prompt} when the answer was no answer
 * @param skip the label of the button that leaves it open; null for the bot's general one
 * @param skipWords what else, taken whole, says that button, in lower case
 * @param line where it is declared
 */
record Slot(
    String name,
    Type type,
    boolean optional,
    Wording title,
    Wording prompt,
    Wording retry,
    @Nullable Wording skip,
    Set<String> skipWords,
    int line) {

  Slot {
    skipWords = Set.copyOf(skipWords);
  }

  sealed interface Type {}

  /**
   * The customer's own words, within a length in characters.
   *
   * @param opening whether the words that ask for the errand may be the answer already
   */
  record FreeText(int least, int most, boolean opening) implements Type {}

  /** The number of something, such as a ticket: its digits, whatever stands around them. */
  record Reference() implements Type {}

  /**
   * What has a form that can be told from other words, such as an e-mail address.
   *
   * @param opening whether the words that ask for the errand may hold it already
   */
  record Entity(EntityType of, boolean opening) implements Type {}

  /**
   * One of what the flow lists.
   *
   * @param opening whether the words that ask for the errand may be the answer already
   */
  record Choice(List<Option> options, boolean opening) implements Type {
    Choice {
      options = List.copyOf(options);
    }

    Optional<Option> option(String name) {
      return options.stream().filter(option -> option.name().equals(name)).findFirst();
    }

    /** The option that a plain yes or no is another word for. */
    Optional<Option> saying(boolean yes, Language language) {
      var word =
          switch (language) {
            case SPANISH -> yes ? "sí" : "no";
            case ENGLISH -> yes ? "yes" : "no";
            case GERMAN -> yes ? "ja" : "nein";
          };
      return options.stream()
          .filter(option -> option.expected(language).words().contains(word))
          .findFirst();
    }
  }

  /**
   * One of what a step has looked up.
   *
   * @param show how many are shown at a time
   * @param opening whether the words that ask for the errand may name it already
   */
  record Found(int show, boolean opening) implements Type {}

  /**
   * A one-time code. Digits are an answer to it and nothing else is, and what it holds is no code
   * any more but the seal that understanding made of it.
   */
  record Code() implements Type {}

  record FileList(int most) implements Type {}

  /**
   * @param opening whether a day in other words, such as those that ask for the errand, is it too
   * @param moved whether it takes the place of another day, which those words may name as well
   */
  record Day(boolean opening, boolean moved) implements Type {}

  /**
   * A time of day, not before the first and not after the last.
   *
   * @param hours whether some hours of the day will do as well: "in the afternoon"
   * @param moved whether it takes the place of another time, which customers may name as well
   */
  record TimeOfDay(LocalTime first, LocalTime last, boolean hours, boolean moved) implements Type {
    boolean takes(LocalTime time) {
      return !time.isBefore(first) && !time.isAfter(last);
    }
  }

  /**
   * One of a choice.
   *
   * @param words how customers say it besides its title, by language, in lower case
   * @param begins what asks for the errand by itself and says this, in every language; lower case
   */
  record Option(
      String name,
      Wording title,
      @Nullable Wording description,
      Map<Language, Set<String>> words,
      Set<String> begins,
      int line) {
    Option {
      words = Map.copyOf(words);
      begins = Set.copyOf(begins);
    }

    Expectation.Option expected(Language language) {
      var all = new LinkedHashSet<>(words.getOrDefault(language, Set.of()));
      all.add(title.in(language).toLowerCase(language.locale()));
      return new Expectation.Option(name, all, begins);
    }
  }
}
