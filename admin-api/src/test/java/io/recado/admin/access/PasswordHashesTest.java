package io.recado.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.testing.Await;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class PasswordHashesTest {

  private static final int THREADS = 2;
  private static final int TOO_MANY = 300;

  private final PasswordHashes passwords = new PasswordHashes(new PasswordCost().argon());
  private final CountDownLatch begun = new CountDownLatch(THREADS);

  @AfterEach
  void stop() {
    passwords.destroy();
  }

  @Test
  void whatFindsTooManyWaitingIsRefusedUntilTheyAreDone() throws InterruptedException {
    var held = new CountDownLatch(1);
    var working = asked(THREADS, held);
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    var waiting = asked(TOO_MANY, held);

    StepVerifier.create(passwords.nobodys())
        .verifyErrorSatisfies(
            refused ->
                assertThat(refused)
                    .isInstanceOfSatisfying(
                        ApiProblem.class,
                        problem -> assertThat(problem.error()).isEqualTo(ApiError.TRY_AGAIN)));
    held.countDown();
    working.join();
    waiting.join();

    var hash = Await.value(passwords.nobodys());
    assertThat(Await.value(passwords.nobodys())).isEqualTo(hash);
  }

  @Test
  void aHashCostsNineteenMebibytesAndTwoPasses() {
    assertThat(Await.value(passwords.hash("word"))).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  private CompletableFuture<@Nullable Void> asked(int times, CountDownLatch held) {
    return Flux.range(0, times)
        .flatMap(_ -> passwords.worked(() -> released(held)).onErrorComplete(), times)
        .then()
        .toFuture();
  }

  private boolean released(CountDownLatch held) throws InterruptedException {
    begun.countDown();
    held.await();
    return true;
  }
}
