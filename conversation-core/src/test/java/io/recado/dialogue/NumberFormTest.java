package io.recado.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberFormTest {

  @Test
  void signsBetweenMayBeLeftOutOrReplaced() {
    var form = new NumberForm("T- ##/#");

    for (var written : List.of("t12 3", "T-12/3", "T- 123", "T. 12.3")) {
      assertThat(form.inMessages().matcher("mi ticket " + written + ", gracias").find())
          .as(written)
          .isTrue();
      assertThat(form.normalised(written)).as(written).isEqualTo("T- 12/3");
    }
  }

  @Test
  void aFormOfManySignsThatMayBeLeftOutTakesNoLongerThanOthers() {
    var form = new NumberForm("#" + "-".repeat(38) + "#");
    var message = "1" + "-".repeat(19) + "x";

    boolean found =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> form.inMessages().matcher(message).find());

    assertThat(found).isFalse();
  }
}
