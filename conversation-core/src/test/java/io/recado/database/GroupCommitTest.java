package io.recado.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class GroupCommitTest {

  private final List<List<String>> written = new ArrayList<>();
  private final Sinks.Empty<Void> disk = Sinks.empty();

  @Test
  void whatComesWhileAnotherIsWrittenIsWrittenTogether() {
    var commits = new GroupCommit<String, String>(group -> write(group, disk.asMono()), 1, 10, 100);
    var results = Flux.just("a", "b", "c").flatMap(commits::commit);

    StepVerifier.create(results)
        .expectSubscription()
        .then(disk::tryEmitEmpty)
        .expectNext("A", "B", "C")
        .verifyComplete();

    assertThat(written).containsExactly(List.of("a"), List.of("b", "c"));
  }

  @Test
  void aGroupIsNotLargerThanAllowed() {
    var commits = new GroupCommit<String, String>(group -> write(group, disk.asMono()), 1, 2, 100);
    var results = Flux.just("a", "b", "c", "d").flatMap(commits::commit);

    StepVerifier.create(results)
        .expectSubscription()
        .then(disk::tryEmitEmpty)
        .expectNextCount(4)
        .verifyComplete();

    assertThat(written).containsExactly(List.of("a"), List.of("b", "c"), List.of("d"));
  }

  @Test
  void aBadItemFailsAloneAndNotItsGroup() {
    var commits =
        new GroupCommit<String, String>(
            group ->
                disk.asMono()
                    .then(
                        group.contains("bad")
                            ? Mono.error(new DataIntegrityViolationException("bad"))
                            : write(group, Mono.empty())),
            1,
            10,
            100);
    var results =
        Flux.just("a", "b", "bad", "c")
            .flatMap(item -> commits.commit(item).onErrorReturn("refused"));

    StepVerifier.create(results)
        .expectSubscription()
        .then(disk::tryEmitEmpty)
        .expectNext("A", "B", "refused", "C")
        .verifyComplete();
  }

  @Test
  void withTheDatabaseAwayNothingIsTriedAgainOneByOne() {
    var commits =
        new GroupCommit<String, String>(
            group -> {
              written.add(group);
              return disk.asMono().then(Mono.error(new DataAccessResourceFailureException("away")));
            },
            1,
            10,
            100);
    var results = Flux.just("a", "b", "c").flatMapDelayError(commits::commit, 3, 1);

    StepVerifier.create(results).expectSubscription().then(disk::tryEmitEmpty).verifyError();

    assertThat(written).containsExactly(List.of("a"), List.of("b", "c"));
  }

  @Test
  void aGroupThatTheDatabaseBrokeOffForAnotherIsWrittenAgain() {
    var commits =
        new GroupCommit<String, String>(
            group ->
                written.isEmpty()
                    ? write(group, Mono.error(new CannotAcquireLockException("deadlock")))
                    : write(group, Mono.empty()),
            1,
            10,
            100);

    assertThat(Await.value(commits.commit("a"))).isEqualTo("A");
  }

  @Test
  void moreThanMayWaitIsRefusedAtOnce() {
    var commits = new GroupCommit<String, String>(group -> write(group, Mono.never()), 1, 1, 2);
    Flux.just("written", "waits", "waits too").flatMap(commits::commit).subscribe();

    StepVerifier.create(commits.commit("too much"))
        .expectError(GroupCommit.OverloadedException.class)
        .verify(Duration.ofSeconds(20));
  }

  private Mono<List<String>> write(List<String> group, Mono<Void> time) {
    written.add(group);
    return time.thenReturn(group.stream().map(String::toUpperCase).toList());
  }
}
