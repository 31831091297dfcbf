package io.recado.admin.bot;

import io.recado.conversation.Language;
import io.recado.intents.quality.ActingStep;
import io.recado.intents.quality.Findings.Confusion;
import io.recado.intents.quality.Findings.LabelError;
import io.recado.intents.quality.Findings.WeakPhrase;
import io.recado.intents.quality.Gap;
import io.recado.intents.quality.Gap.WeakIntent;
import io.recado.intents.quality.IntentQuality;
import io.recado.intents.quality.LanguageQuality;
import io.recado.intents.quality.Quality;
import io.recado.intents.quality.Usual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the bot tells its phrases apart. All figures are of phrases as they were read by models
 * that had not learned them; accuracies, shares and scores are between 0 and 1.
 *
 * @param of which phrases these are
 * @param current whether the draft has just these phrases
 * @param languages empty where nothing is known, as of what an earlier version has learned
 * @param gap by how much one language trails another; null where none of the tenant's own does
 */
record QualityView(Of of, boolean current, List<LanguageFigures> languages, @Nullable GapView gap) {

  /** Which phrases are spoken of. */
  enum Of {
    /** As they come with Recado, which is what is published. */
    SHIPPED,
    /** Those that are published. */
    PUBLISHED,
    /** Those that were learned last and are not published. */
    TRIED
  }

  static QualityView of(Of of, boolean current, Quality quality, ParityGate parity) {
    return new QualityView(
        of,
        current,
        quality.languages().stream()
            .map(language -> LanguageFigures.of(language, parity.usual()))
            .toList(),
        parity.gap(quality).orElse(null));
  }

  /**
   * @param language by its code
   * @param own whether some of its phrases are otherwise than those that come with Recado
   * @param judged how many were read by models that had not learned them: about four of five
   * @param accuracy the share that was taken for what it is, each intent counting the same
   * @param usual the same of the phrases that come with Recado; null where these were not measured
   * @param threshold the score from which on 98 of 100 were right, and no language model is asked;
   *     null where there is none
   * @param coverage the share that scores as much
   * @param steps what acting from other scores on would come to
   */
  record LanguageFigures(
      String language,
      boolean own,
      int phrases,
      int judged,
      double accuracy,
      @Nullable Double usual,
      @Nullable Double threshold,
      double coverage,
      List<ActingStep> steps,
      List<IntentFigures> intents,
      List<Confusion> confusions,
      List<WeakPhrase> weakPhrases,
      List<LabelError> labelErrors) {

    static LanguageFigures of(LanguageQuality quality, Usual usual) {
      return new LanguageFigures(
          quality.language().code(),
          quality.own(),
          quality.phrases(),
          quality.judged(),
          quality.accuracy(),
          usual.isKnown() ? usual.of(quality) : null,
          quality.threshold(),
          quality.coverage(),
          quality.steps(),
          quality.intents().stream().map(IntentFigures::of).toList(),
          quality.confusions(),
          quality.weakPhrases(),
          quality.labelErrors());
    }
  }

  /**
   * @param accuracy null where none of its phrases was judged
   */
  record IntentFigures(String intent, int phrases, int judged, @Nullable Double accuracy) {

    static IntentFigures of(IntentQuality quality) {
      return new IntentFigures(
          quality.intent(),
          quality.phrases(),
          quality.judged(),
          quality.judged() == 0 ? null : quality.accuracy());
    }
  }

  /**
   * @param best the language understood best, {@code trailing} the worst of those with phrases of
   *     the tenant's own; both by their codes
   * @param width of their accuracies, each beside what is usual in its language
   * @param chance as much may be between languages understood equally well, 19 times of 20
   * @param allowed as much may be published unasked
   * @param warns whether it is 3 points or more, though chance may explain it
   * @param holdsBack whether it is wider than both
   * @param weakest its intents farthest below what is usual, the worst first
   */
  record GapView(
      String best,
      String trailing,
      double width,
      double chance,
      double allowed,
      boolean warns,
      boolean holdsBack,
      List<WeakIntent> weakest) {

    static GapView of(Gap gap, double allowed) {
      return new GapView(
          code(gap.best()),
          code(gap.trailing()),
          gap.width(),
          gap.chance(),
          allowed,
          gap.isNotable(),
          gap.isWiderThan(allowed),
          gap.weakest());
    }

    private static String code(Language language) {
      return language.code();
    }
  }
}
