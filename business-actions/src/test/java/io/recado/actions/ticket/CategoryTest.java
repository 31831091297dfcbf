package io.recado.actions.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Codes are in flows, receipts and rows: they may be added, not changed. */
class CategoryTest {

  @Test
  void codesAreStable() {
    assertThat(Arrays.stream(Category.values()).map(Category::code))
        .containsExactly("internet", "telephone", "television", "billing", "other");
    assertThat(Arrays.stream(Priority.values()).map(Priority::code))
        .containsExactly("low", "normal", "high");
  }

  @Test
  void everyCodeIsReadBack() {
    assertThat(Category.values())
        .allSatisfy(category -> assertThat(Category.ofCode(category.code())).contains(category));
    assertThat(Priority.values())
        .allSatisfy(priority -> assertThat(Priority.ofUrgency(priority.code())).contains(priority));
  }
}
