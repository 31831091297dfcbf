package io.recado.intents.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.recado.conversation.Language;
import io.recado.intents.quality.Gap.WeakIntent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapTest {

  private static final double ALLOWED = 0.03;

  private static final IntentQuality SURE = intent("sure", 1000, 1000);

  private static final Usual ALIKE = alike();

  @Test
  void aDifferenceThatChanceExplainsIsNone() {
    var few = gap(of(Language.SPANISH, true, 30, 28, 27), of(Language.GERMAN, true, 30, 25, 26));
    var many =
        gap(
            of(Language.SPANISH, true, 1500, 1400, 1350),
            of(Language.GERMAN, true, 1500, 1250, 1300));

    assertThat(few.width()).isCloseTo(many.width(), within(0.001));
    assertThat(few.isWiderThan(ALLOWED)).isFalse();
    assertThat(many.isWiderThan(ALLOWED)).isTrue();
    assertThat(many.chance()).isBetween(0.01, 0.03);
    assertThat(few.isNotable()).as("told of all the same").isTrue();
  }

  @Test
  void whatIsSureAndSmallIsAllowed() {
    var gap =
        gap(
            of(Language.SPANISH, true, 20_000, 19_000, 19_000),
            of(Language.GERMAN, true, 20_000, 18_600, 18_600));

    assertThat(gap.width()).isGreaterThan(gap.chance());
    assertThat(gap.isWiderThan(ALLOWED)).isFalse();
    assertThat(gap.isWiderThan(0.01)).isTrue();
    assertThat(gap.isNotable()).isFalse();
  }

  @Test
  void theIntentsFarthestBelowWhatIsUsualAreNamed() {
    var gap =
        gap(
            of(Language.SPANISH, true, 100, 95, 90, 90),
            of(Language.ENGLISH, true, 100, 85, 95, 40));

    assertThat(gap.best()).isEqualTo(Language.SPANISH);
    assertThat(gap.trailing()).isEqualTo(Language.ENGLISH);
    assertThat(gap.weakest())
        .containsExactly(
            new WeakIntent("intent2", 0.4, 0.9, 100), new WeakIntent("intent0", 0.85, 0.9, 100));
  }

  @Test
  void aLanguageWhosePhrasesAreHarderIsNotWorse() {
    var harder = usual(950, 950, 850);
    var spanish = of(Language.SPANISH, true, 1000, 950);
    var german = of(Language.GERMAN, true, 1000, 845);

    var gap = Gap.in(new Quality(List.of(spanish, german)), harder).orElseThrow();

    assertThat(gap.width()).isCloseTo(0.005, within(1e-9));
    assertThat(gap(spanish, german).isWiderThan(ALLOWED)).as("where none is harder").isTrue();
    assertThat(Gap.in(new Quality(List.of(spanish, german)), new Usual(Quality.UNKNOWN))).isEmpty();
  }

  @Test
  void anIntentIsComparedWithItselfAndANewOneWithItsLanguage() {
    var usual = usual(950, 950, 850);

    assertThat(usual.of(Language.GERMAN, "intent0")).isEqualTo(0.85);
    assertThat(usual.of(Language.GERMAN, "new")).isCloseTo((0.85 + 1) / 2, within(1e-9));
    assertThat(usual.of(of(Language.GERMAN, true, 10, 3, 3)))
        .isCloseTo((0.85 + (0.85 + 1) / 2) / 2, within(1e-9));
  }

  @Test
  void aLanguageInWhichNothingIsOwnIsNotToBlame() {
    var spanish = of(Language.SPANISH, true, 1000, 950, 950);
    var german = of(Language.GERMAN, false, 1000, 800, 800);

    assertThat(Gap.in(new Quality(List.of(spanish, german)), ALIKE)).isEmpty();
    var worse = of(Language.SPANISH, true, 1000, 600, 600);
    assertThat(gap(worse, german).trailing()).isEqualTo(Language.SPANISH);
  }

  @Test
  void eachIntentCountsTheSameHoweverMuchItHas() {
    var all = List.of(intent(0, 4000, 4000), intent(1, 50, 25));
    var same = List.of(intent(0, 60, 60), intent(1, 4000, 2000));

    var spanish = of(Language.SPANISH, true, all);
    var german = of(Language.GERMAN, true, same);

    assertThat(spanish.accuracy()).isCloseTo(0.75, within(1e-9));
    assertThat(Gap.in(new Quality(List.of(spanish, german)), ALIKE)).isEmpty();
  }

  @Test
  void onlyWhatIsJudgedInAllLanguagesIsCompared() {
    var spanish = of(Language.SPANISH, true, List.of(intent(0, 60, 60), intent(1, 60, 0)));
    var german = of(Language.GERMAN, true, List.of(intent(0, 60, 60), intent(1, 0, 0)));

    assertThat(Gap.in(new Quality(List.of(spanish, german)), ALIKE)).isEmpty();
  }

  @Test
  void ofFewPhrasesNothingIsSaid() {
    var spanish = of(Language.SPANISH, true, 1000, 950);
    var german = of(Language.GERMAN, true, 49, 3);

    assertThat(Gap.in(new Quality(List.of(spanish, german)), ALIKE)).isEmpty();
    assertThat(Gap.in(Quality.UNKNOWN, ALIKE)).isEmpty();
  }

  private static Usual alike() {
    return new Usual(
        new Quality(
            List.of(
                of(Language.SPANISH, false, List.of(intent("any", 1000, 900))),
                of(Language.ENGLISH, false, List.of(intent("any", 1000, 900))),
                of(Language.GERMAN, false, List.of(intent("any", 1000, 900))))));
  }

  /** Of two intents, of which the second is always told. */
  private static Usual usual(int spanish, int english, int german) {
    return new Usual(
        new Quality(
            List.of(
                of(Language.SPANISH, false, List.of(intent(0, 1000, spanish), SURE)),
                of(Language.ENGLISH, false, List.of(intent(0, 1000, english), SURE)),
                of(Language.GERMAN, false, List.of(intent(0, 1000, german), SURE)))));
  }

  private static Gap gap(LanguageQuality... languages) {
    return Gap.in(new Quality(List.of(languages)), ALIKE).orElseThrow();
  }

  private static LanguageQuality of(Language language, boolean own, int judged, int... right) {
    var intents = new ArrayList<IntentQuality>();
    for (int i = 0; i < right.length; i++) {
      intents.add(intent(i, judged, right[i]));
    }
    return of(language, own, intents);
  }

  private static LanguageQuality of(Language language, boolean own, List<IntentQuality> intents) {
    return new LanguageQuality(
        language, own, intents, null, 0, List.of(), List.of(), List.of(), List.of());
  }

  private static IntentQuality intent(int number, int judged, int right) {
    return intent("intent" + number, judged, right);
  }

  private static IntentQuality intent(String intent, int judged, int right) {
    return new IntentQuality(intent, judged, judged, right);
  }
}
