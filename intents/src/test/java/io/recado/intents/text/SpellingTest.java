package io.recado.intents.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpellingTest {

  private static final int PAIRS = 20_000;

  @Test
  void insertedDeletedReplacedAndSwappedLettersCount() {
    assertThat(Spelling.distance("factura", "factura")).isZero();
    assertThat(Spelling.distance("factura", "facturas")).isEqualTo(1);
    assertThat(Spelling.distance("factura", "fatura")).isEqualTo(1);
    assertThat(Spelling.distance("factura", "faktura")).isEqualTo(1);
    assertThat(Spelling.distance("factura", "fcatura")).isEqualTo(1);
    assertThat(Spelling.distance("", "agente")).isEqualTo(6);
  }

  /** Lengths that tell enough are believed; they must never tell otherwise than the letters do. */
  @Test
  void whatIsWithinADistanceIsNoFartherApartThanThat() {
    var random = new Random(20261122);
    int within = 0;
    for (int i = 0; i < PAIRS; i++) {
      var one = word(random);
      var other = word(random);
      int letters = random.nextInt(4);
      boolean near = Spelling.distance(one, other) <= letters;
      assertThat(Spelling.isWithin(letters, one, other)).as("%s, %s", one, other).isEqualTo(near);
      within += near ? 1 : 0;
    }
    assertThat(within).isBetween(PAIRS / 10, PAIRS - PAIRS / 10);
  }

  /** Of two letters, so that many are alike. */
  private static String word(Random random) {
    return random
        .ints(random.nextInt(7), 'a', 'c')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
