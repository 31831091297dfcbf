package io.recado.admin.bot;

import io.recado.actions.published.Draft;
import io.recado.actions.published.Edition;
import io.recado.admin.bot.QualityView.GapView;
import io.recado.dialogue.FlowOutline;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bot, published or at work on, without the files of its flows and the lists of its phrases.
 *
 * @param version changes with every change
 * @param actsFrom how sure it is to be before it acts
 * @param publishing the publication of it that is under way, or failed; null when none is
 */
record BotView(
    String version,
    List<BotFlow> flows,
    List<BotText> texts,
    List<BotIntent> intents,
    ActsFrom actsFrom,
    @Nullable Publishing publishing) {

  /** The code of what is held back because one language trails another too far. */
  static final String LANGUAGES_APART = "languages-apart";

  /** Whether it was held back because one language trails another too far. */
  boolean isHeldBack() {
    return publishing != null && LANGUAGES_APART.equals(publishing.failed());
  }

  BotView heldBackBy(GapView gap) {
    return publishing == null
        ? this
        : new BotView(
            version,
            flows,
            texts,
            intents,
            actsFrom,
            new Publishing(publishing.since(), publishing.failed(), gap));
  }

  /** Whose something is. */
  enum Origin {
    /** As it comes with Recado. */
    SHIPPED,
    /** It comes with Recado, and is otherwise here. */
    CHANGED,
    /** The tenant's own. */
    OWN
  }

  /**
   * @param intent what begins it; empty for the one that proves who the customer is
   */
  record BotFlow(String flow, String intent, Translated title, boolean offered, Origin origin) {}

  /**
   * @param button whether it is a label
   * @param placeholders what it may speak of, without braces
   */
  record BotText(
      String key,
      boolean button,
      Set<String> placeholders,
      Translated text,
      Translated shipped,
      Origin origin) {}

  /**
   * @param flow the one it begins; null where it is talk
   */
  record BotIntent(String intent, @Nullable String flow, Origin origin, int es, int en, int de) {}

  /**
   * @param failed why nothing came of it: {@code learning-failed}, {@code unfit}, {@code overtaken}
   *     by another publication, {@code languages-apart}, {@code publishing-failed}, {@code
   *     interrupted}; null while it learns
   */
  record Publishing(Instant since, @Nullable String failed, @Nullable GapView gap) {

    static @Nullable Publishing of(Draft.@Nullable Attempt attempt) {
      return attempt == null ? null : new Publishing(attempt.since(), attempt.failed(), null);
    }
  }

  /** One flow in full. */
  record FlowView(
      String version,
      String flow,
      Origin origin,
      String yaml,
      List<Station> stations,
      List<FlowText> texts) {}

  /**
   * @param subject the slot, action or lookup it is about; null where there is none
   * @param says what is said at it; null where nothing is, or it depends
   */
  record Station(
      String name,
      FlowOutline.Kind kind,
      int line,
      @Nullable String subject,
      @Nullable Translated says,
      List<FlowOutline.Way> ways) {}

  /** A text of a flow, and where it stands. */
  record FlowText(String path, int line, Translated text) {}

  /** One intent in full. */
  record IntentView(
      String version, String intent, @Nullable String flow, Origin origin, PhraseLists phrases) {}

  /**
   * One publication.
   *
   * @param by who published it, by id; null when it came from files
   * @param restores the number of the one it went back to; null when it was new
   * @param allTheSame whether it was published although one language trails another too far
   */
  record EditionView(
      int number, Instant at, @Nullable String by, @Nullable Integer restores, boolean allTheSame) {

    static EditionView of(Edition edition) {
      return new EditionView(
          edition.number(), edition.at(), edition.by(), edition.restores(), edition.allTheSame());
    }
  }
}
