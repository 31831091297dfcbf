package io.recado.admin.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionChecksTest {

  @Test
  void whereNothingIsRefusedItMayBeKept() {
    assertThat(ConnectionChecks.passed(Optional.empty())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "address, ADDRESS_REFUSED",
    "login_refused, TOKEN_REFUSED",
    "database_unknown, DATABASE_UNKNOWN",
    "table_unknown, TABLE_UNKNOWN",
    "update_refused, UPDATE_REFUSED",
    "unreachable, PROVIDER_AWAY",
    "too_slow, PROVIDER_AWAY"
  })
  void eachRefusalHasAnErrorThatSaysWhatToMend(String code, ApiError error) {
    assertThatThrownBy(() -> ConnectionChecks.passed(Optional.of(code)))
        .isInstanceOfSatisfying(
            ApiProblem.class, problem -> assertThat(problem.error()).isEqualTo(error));
  }
}
