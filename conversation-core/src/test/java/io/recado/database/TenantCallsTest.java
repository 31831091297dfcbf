package io.recado.database;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@Tag("server")
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
  void aDeadlockIsSeenAsWhatMayBeRepeated() {
    var deadlock = call("do $$ begin raise exception using errcode = '40P01'; end $$");

    StepVerifier.create(database.database().calls().alone(deadlock))
        .verifyError(ConcurrencyFailureException.class);
  }

  private static Mono<Integer> call(String sql) {
    return database.client().sql(sql).mapValue(Integer.class).one();
  }
}
