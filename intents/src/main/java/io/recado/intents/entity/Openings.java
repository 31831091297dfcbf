package io.recado.intents.entity;

import static java.util.Objects.requireNonNull;

import io.recado.conversation.Language;
import io.recado.dialogue.EntityType;
import io.recado.dialogue.SlotValue;
import io.recado.intents.text.PerLanguage;
import io.recado.intents.text.PlainText;
import io.recado.intents.text.WordList;
import io.recado.understanding.Command.SetSlot;
import io.recado.understanding.SlotHint;
import io.recado.understanding.SlotHint.Kind;
import io.recado.understanding.Utterance;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the words that ask for an errand tell beside: "no me anda el internet desde ayer" asks for a
 * ticket and says what it is about; "quiero abrir un ticket" only asks.
 */
public final class Openings {

  /** One word beside a request ("a ticket for internet") describes nothing worth noting down. */
  private static final int FEWEST_TELLING_WORDS_IN_A_REQUEST = 2;

  private final Options options;
  private final TimeAnswers times;
  private final EntityAnswers entities;
  private final Moves moves = new Moves();
  private final PerLanguage<WordList> stopwords = WordList.perLanguage("/language/stopwords");
  private final PerLanguage<WordList> requests = WordList.perLanguage("/entity/requests");
  private final WordList denials = WordList.of("/entity/denials.txt");

  public Openings(Options options, TimeAnswers times, EntityAnswers entities) {
    this.options = options;
    this.times = times;
    this.entities = entities;
  }

  /**
   * The slots of this intent that the message fills, free words first.
   *
   * @param message what asks for the errand, in {@code language}
   * @param utterance where the message is from: its hints, and when it was written
   */
  public List<SetSlot> in(String message, Language language, String intent, Utterance utterance) {
    var hints = utterance.hints().stream().filter(hint -> hint.intent().equals(intent)).toList();
    var slots = new ArrayList<SetSlot>();
    var entitiesTaken = new HashSet<EntityType>();
    for (var hint : hints) {
      // Of two slots for an address, the first has what is named, and the other is asked for.
      if (hint.entity() == null || entitiesTaken.add(hint.entity())) {
        named(message, language, hint, utterance.writtenAt())
            .ifPresent(value -> slots.add(new SetSlot(hint.slot(), value)));
      }
    }
    if (describes(message, language)) {
      hints.stream()
          .filter(hint -> hint.kind() == Kind.WORDS)
          .findFirst()
          .ifPresent(
              hint -> slots.addFirst(new SetSlot(hint.slot(), new SlotValue.Words(message))));
    }
    return slots;
  }

  private Optional<? extends SlotValue> named(
      String message, Language language, SlotHint hint, @Nullable ZonedDateTime now) {
    return switch (hint.kind()) {
      case WORDS -> Optional.empty();
      case CHOICE ->
          options
              .mentioned(message, hint.options())
              .filter(found -> found.option().begins().isEmpty() || !denies(message))
              .map(found -> new SlotValue.Chosen(found.option().name(), found.evidence()));
      case NAME -> denies(message) ? Optional.empty() : Optional.of(new SlotValue.Words(message));
      case NUMBER -> Numbers.named(message);
      case DAY, TIME_OF_DAY, TIME_OR_HOURS ->
          now == null ? Optional.empty() : dated(message, language, hint, now);
      case ENTITY -> entities.mentioned(requireNonNull(hint.entity()), message, language, now);
    };
  }

  private Optional<? extends SlotValue> dated(
      String message, Language language, SlotHint hint, ZonedDateTime now) {
    var words = hint.moved() ? moves.wished(message, language, now) : message;
    return switch (hint.kind()) {
      case DAY -> times.mentionedDay(words, language, now);
      case TIME_OF_DAY -> times.mentionedTime(words, language, now);
      case TIME_OR_HOURS -> times.mentionedTimeOrHours(words, language, now);
      case WORDS, CHOICE, NAME, NUMBER, ENTITY -> Optional.empty();
    };
  }

  /**
   * "Geld überwiesen habe ich noch nicht" says no such thing, nor does "keine Installation"; better
   * to ask than to take it so.
   */
  private boolean denies(String message) {
    return PlainText.of(message).words().stream().anyMatch(denials::contains);
  }

  private boolean describes(String message, Language language) {
    var words = stopwords.in(language).strangersIn(PlainText.of(message).withoutEmoji().words());
    var telling = requests.in(language).strangersIn(words);
    int fewest = telling.size() < words.size() ? FEWEST_TELLING_WORDS_IN_A_REQUEST : 1;
    return telling.size() >= fewest;
  }
}
