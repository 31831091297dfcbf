package io.recado.actions.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketNumberTest {

  @Test
  void isSaidWithALetterInFront() {
    assertThat(new TicketNumber(1042)).hasToString("T-1042");
  }

  @ParameterizedTest
  @ValueSource(strings = {"T-1042", "t-1042", "T1042", "t 1042", "#1042", " 1042 ", "T - 1042"})
  void isReadAsPeopleWriteIt(String text) {
    assertThat(TicketNumber.parse(text)).contains(new TicketNumber(1042));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "T-", "T-0", "1042a", "-1042", "T-10 42", "9999999999999"})
  void isNotReadFromOtherTexts(String text) {
    assertThat(TicketNumber.parse(text)).isEmpty();
  }
}
