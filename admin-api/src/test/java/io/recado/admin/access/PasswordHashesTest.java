package io.recado.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.testing.Await;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class PasswordHashesTest {

  private static final int TOO_MANY = 300;

  private final PasswordHashes passwords = new PasswordHashes();

  @AfterEach
  void stop() {
    passwords.destroy();
  }

  @Test
  void whatFindsTooManyWaitingIsRefusedUntilTheyAreDone() {
    var held = new CountDownLatch(1);
    var waiting =
        Flux.range(0, TOO_MANY)
            .flatMap(i -> passwords.worked(() -> released(held)).onErrorComplete(), TOO_MANY)
            .then()
            .toFuture();

    StepVerifier.create(passwords.nobodys())
        .verifyErrorSatisfies(
            refused ->
                assertThat(refused)
                    .isInstanceOfSatisfying(
                        ApiProblem.class,
                        problem -> assertThat(problem.error()).isEqualTo(ApiError.TRY_AGAIN)));
    held.countDown();
    waiting.join();

    var hash = Await.value(passwords.nobodys());
    assertThat(Await.value(passwords.nobodys())).isEqualTo(hash);
  }

  private static boolean released(CountDownLatch held) throws InterruptedException {
    held.await();
    return true;
  }
}
