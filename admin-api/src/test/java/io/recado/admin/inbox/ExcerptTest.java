package io.recado.admin.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.inbox.Excerpt.Stretch;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void itBeginsWithAWordThatFindsRoom() {
    assertThat(told("Buenos días, les escribo porque la conexión falla", "conexion"))
        .isEqualTo("…días, les escribo porque la [conexión] falla");
  }

  @Test
  void behindALongAddressItBeginsWithTheHit() {
    var address = "https://pay.example/" + "a".repeat(60) + "/";

    assertThat(told(address + "factura y adiós", "factura")).isEqualTo("…[factura] y adiós");
    assertThat(told("Ver " + address + "factura", "factura")).isEqualTo("…[factura]");
    assertThat(told(address + "factura", "factura")).isEqualTo("…[factura]");
  }

  @Test
  void aShortLineIsToldAsItStands() {
    assertThat(told("la  factura\nde mayo", "fact")).isEqualTo("la [factura] de mayo");
  }

  private static String told(String line, String typed) {
    return Excerpt.of(Instant.EPOCH, Author.CUSTOMER, line, SearchTerms.typed(typed))
        .stretches()
        .stream()
        .map(ExcerptTest::shown)
        .collect(Collectors.joining());
  }

  private static String shown(Stretch stretch) {
    return stretch.hit() ? "[" + stretch.text() + "]" : stretch.text();
  }
}
