package io.recado.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseTroubleTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"53100", "53300", "57P01", "57P03", "08006", "40001", "25006", "28P01", "58030"})
  void whatWouldHaveHappenedToAnythingElseIsTrouble(String state) {
    assertThat(DatabaseTrouble.isCauseOf(failed(state))).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"23505", "22P02", "54000", "P0001", "57014", "25P02", "XX001"})
  void whatTheStatementMayHaveBroughtUponItselfIsNot(String state) {
    assertThat(DatabaseTrouble.isCauseOf(failed(state))).isFalse();
  }

  @Test
  void aDatabaseThatCannotBeAskedIsTrouble() {
    var noConnection = new R2dbcTimeoutException("no connection within 2 s");

    assertThat(DatabaseTrouble.isCauseOf(new QueryTimeoutException("acquire", noConnection)))
        .isTrue();
    assertThat(DatabaseTrouble.isCauseOf(new CannotCreateTransactionException("away"))).isTrue();
  }

  @Test
  void whatHasNothingToDoWithADatabaseIsNot() {
    assertThat(DatabaseTrouble.isCauseOf(new IllegalStateException("poison"))).isFalse();
  }

  /** As Spring gives what the driver makes of nearly every state. */
  private static Throwable failed(String state) {
    return new DataAccessResourceFailureException(
        "a statement failed", new R2dbcNonTransientResourceException("failed", state));
  }
}
