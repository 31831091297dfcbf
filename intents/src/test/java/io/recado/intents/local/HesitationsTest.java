package io.recado.intents.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HesitationsTest {

  @ParameterizedTest
  @CsvSource({
    "SPANISH, 'eh, quiero... quiero pagar', quiero pagar",
    "SPANISH, es mi mi factura, es mi factura",
    "ENGLISH, 'Um i want i want to pay, uhh, my bill', 'i want to pay, my bill'",
    "ENGLISH, 'the error, i err', 'the error, i err'",
    "GERMAN, ähm also ich ich möchte äh zahlen, also ich möchte zahlen",
    "GERMAN, 'er kommt um acht', 'er kommt um acht'",
    "GERMAN, eine einzige Zahl, eine einzige Zahl"
  })
  void whatIsNotMeantIsTakenOut(Language language, String heard, String meant) {
    assertThat(Hesitations.without(heard, language)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"SPANISH, mmm", "ENGLISH, um", "GERMAN, ähm"})
  void whereNothingElseIsSaidItStays(Language language, String heard) {
    assertThat(Hesitations.without(heard, language)).isEqualTo(heard);
  }
}
