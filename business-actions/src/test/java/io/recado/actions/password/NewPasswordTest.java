package io.recado.actions.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NewPasswordTest {

  @Test
  void passwordsCanBeReadOutAndHaveWhatSystemsAskFor() {
    var fresh = new NewPassword();

    var drawn = IntStream.range(0, 500).mapToObj(_ -> fresh.draw()).toList();

    assertThat(drawn)
        .doesNotHaveDuplicates()
        .allMatch(
            password -> password.matches("[A-HJ-NP-Za-km-z2-9]{4}(-[A-HJ-NP-Za-km-z2-9]{4}){3}"))
        .allMatch(password -> password.matches(".*[A-Z].*") && password.matches(".*[a-z].*"))
        .allMatch(password -> password.matches(".*[2-9].*"));
  }
}
