package io.recado.intents.entity;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.recado.conversation.Language;
import io.recado.intents.entity.time.When;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds for any text; a failure names the seed to repeat it with. */
class EntitiesPropertyTest {

  private static final int LONGEST = 2_000;
  private static final ZonedDateTime NOW =
      ZonedDateTime.parse("2026-11-21T10:00+01:00[Europe/Berlin]");
  private static final Vantage VANTAGE =
      new Vantage(NOW, "DE", List.of(new CodePattern("ticket", "T-#####")));

  /** Words of the grammars among signs of all sorts, so that garbage comes near to times. */
  private static final List<String> SCRAPS =
      List.of(
          ("el ~a las ~5 ~10:30~/~.~-~ de ~mañana ~martes ~y ~entre ~at ~half ~past ~next ~to ~am ~um "
                  + "~halb ~vor ~3~12.~\n~,~100 ~€~@~example.com~+49 ~ich heiße ~me llamo ~🙂~ß~\u0301~\0"
                  + "~twenty ~first ~of ~by ~treinta ~in ~Tagen ~semana ~viertel ")
              .split("~"));

  private static final Entities ENTITIES = new Entities();

  @RepeatedTest(60)
  void anyTextIsReadInBoundedTimeAndWithoutOverlaps() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var text = garbage(random);
    var language = List.of(Language.values()).get(random.nextInt(3));

    var found =
        assertTimeoutPreemptively(
            ofSeconds(20), () -> ENTITIES.in(text, language, VANTAGE), () -> "seed " + seed);

    int end = 0;
    for (var entity : found) {
      assertThat(entity.start()).as("seed %d", seed).isGreaterThanOrEqualTo(end);
      assertThat(entity.end()).as("seed %d", seed).isGreaterThan(entity.start());
      assertThat(entity.text())
          .as("seed %d", seed)
          .isEqualTo(text.substring(entity.start(), entity.end()));
      assertThat(entity.confidence()).as("seed %d", seed).isBetween(0.0, 1.0);
      end = entity.end();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void anyDayOfTheNextMonthsIsFoundAgainAsItIsWritten(Language language) {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      var day = NOW.toLocalDate().plusDays(1 + random.nextInt(290));
      var text = written(day, language, random);

      var found = ENTITIES.in(text, language, VANTAGE);

      assertThat(found).as("%s, seed %d", text, seed).hasSize(1);
      assertThat(found.getFirst().readings())
          .as("%s, seed %d", text, seed)
          .containsExactly(new Value.Time(new When.Day(day)));
    }
  }

  private static String written(LocalDate day, Language language, Random random) {
    var month = day.getMonth().getDisplayName(TextStyle.FULL, language.locale());
    int number = day.getDayOfMonth();
    return switch (random.nextInt(3)) {
      case 0 -> day.toString();
      case 1 ->
          switch (language) {
            case SPANISH -> "el %d de %s".formatted(number, month);
            case ENGLISH -> "on %s %d".formatted(month, number);
            case GERMAN -> "am %d. %s".formatted(number, month);
          };
      default ->
          switch (language) {
            case SPANISH, GERMAN -> DateTimeFormatter.ofPattern("dd.MM.yyyy").format(day);
            case ENGLISH -> "%d %s %d".formatted(number, month, day.getYear());
          };
    };
  }

  private static String garbage(Random random) {
    var text = new StringBuilder();
    while (text.length() < LONGEST) {
      if (random.nextInt(4) > 0) {
        text.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
      } else {
        text.appendCodePoint(32 + random.nextInt(0x2FF));
      }
    }
    return text.substring(0, LONGEST);
  }
}
