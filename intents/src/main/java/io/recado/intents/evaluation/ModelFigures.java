package io.recado.intents.evaluation;

import io.recado.conversation.Language;
import io.recado.intents.local.Phrases;
import io.recado.intents.quality.LabelledText;
import io.recado.understanding.Hop;
import io.recado.understanding.Understanding;
import java.util.List;

/**
 * How well the shipped bot does in one language when it may ask a language model. Shares are
 * between 0 and 1.
 *
 * @param accuracy as of the bot alone
 * @param outOfScopeRecall as of the bot alone
 * @param asked the share of messages the model was asked about
 * @param answered of those, the share whose answer was used; 1 where none was asked about
 * @param costMicros in millionths of the currency that prices are set in
 */
record ModelFigures(
    String language,
    double accuracy,
    double outOfScopeRecall,
    double asked,
    double answered,
    long costMicros) {

  /** Reads the labelled messages by a bot that has a model. */
  static ModelFigures of(DemoBot bot, Language language) {
    var readings =
        LabelledSet.messages(language).stream()
            .map(message -> new Reading(message, bot.read(message.text(), language)))
            .toList();
    var strangers =
        readings.stream()
            .filter(reading -> reading.message().label().equals(Phrases.OUT_OF_SCOPE))
            .toList();
    var asked = readings.stream().filter(Reading::asked).toList();
    return new ModelFigures(
        language.code(),
        share(readings, readings.stream().filter(Reading::right).count()),
        share(strangers, strangers.stream().filter(Reading::right).count()),
        share(readings, asked.size()),
        share(asked, asked.stream().filter(Reading::answered).count()),
        readings.stream().mapToLong(Reading::micros).sum());
  }

  private static double share(List<Reading> all, long some) {
    return all.isEmpty() ? 1 : (double) some / all.size();
  }

  private record Reading(LabelledText message, Understanding understanding) {

    boolean right() {
      return IntentName.of(understanding).name().equals(message.label());
    }

    boolean asked() {
      return understanding.trace().stream().anyMatch(Reading::ofModel);
    }

    boolean answered() {
      return understanding.trace().stream()
          .anyMatch(hop -> ofModel(hop) && hop.outcome() == Hop.Outcome.READ);
    }

    long micros() {
      return understanding.trace().stream().mapToLong(hop -> hop.cost().micros()).sum();
    }

    private static boolean ofModel(Hop hop) {
      return hop.reader() == Hop.Reader.LANGUAGE_MODEL;
    }
  }
}
