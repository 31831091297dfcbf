package io.recado.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.testing.Await;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.NonTransientDataAccessException;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class TenantCallsTest {

  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void resultsComeInTheOrderOfTheCalls() {
    var calls = List.of(call("select 1"), call("select 2"), call("select 3"));

    assertThat(Await.value(database.database().calls().together(calls))).containsExactly(1, 2, 3);
  }

  @Test
  void whatFailedFirstIsTheFailureAndNotWhatFailedOfIt() {
    var calls = List.of(call("select 1 / 0"), call("select 2"), call("select 3"));

    StepVerifier.create(database.database().calls().together(calls))
        .verifyErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(NonTransientDataAccessException.class)
                    .hasRootCauseMessage("division by zero"));
  }

  @Test
  void aDeadlockIsSeenAsOneInSeveralCallsToo() {
    var deadlock = call("do $$ begin raise exception using errcode = '40P01'; end $$");

    StepVerifier.create(database.database().calls().together(List.of(deadlock, call("select 2"))))
        .verifyError(ConcurrencyFailureException.class);
    StepVerifier.create(database.database().calls().alone(deadlock))
        .verifyError(ConcurrencyFailureException.class);
  }

  private static Mono<Integer> call(String sql) {
    return database.client().sql(sql).mapValue(Integer.class).one();
  }
}
