package io.recado.admin.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.CutOff;
import io.recado.admin.access.Role;
import io.recado.admin.access.Sessions;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

@Tag("server")
class LiveTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Of one sign-in. */
  private static final int MOST_STREAMS = 10;

  private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
      new ParameterizedTypeReference<>() {};

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  @Test
  void aScreenLearnsOfMessagesAndOfChangedHandlers() {
    var ana = new CopyOnWriteArrayList<UUID>();

    StepVerifier.create(live(null))
        .expectNextMatches(event -> "ready".equals(event.event()))
        .then(() -> ana.add(chat.says("ana", "hola", "¡Hola!")))
        .assertNext(event -> assertThat(event.data()).contains(ana.getFirst().toString()))
        .then(() -> takeOver(ana.getFirst()))
        .assertNext(event -> assertThat(event.data()).contains(ana.getFirst().toString()))
        .thenCancel()
        .verify(PATIENCE);
  }

  @Test
  void whatHappenedMeanwhileIsToldToWhoComesBack() {
    var left = Await.value(live(null).next()).id();
    var ana = chat.says("ana", "hola");
    var ben = chat.says("ben", "hi");

    var told =
        live(left).filter(event -> event.data() != null).take(2).collectList().block(PATIENCE);

    assertThat(told)
        .extracting(event -> AdminServer.json(event.data()).get("conversation").asString())
        .containsExactlyInAnyOrder(ana.toString(), ben.toString());
  }

  @Test
  void afterARestoreIntoAnotherClusterAScreenLearnsOfWhatIsNew() {
    var ana = chat.says("ana", "hola");
    var ben = new CopyOnWriteArrayList<UUID>();
    server
        .database()
        .executeAsOwner(
            "update inbox_change set transaction = 1000000000000 where conversation_id = '"
                + ana
                + "'");

    StepVerifier.create(live("2000000000000"))
        .expectNextMatches(event -> "ready".equals(event.event()))
        .then(() -> ben.add(chat.says("ben", "hi")))
        .assertNext(event -> assertThat(event.data()).contains(ben.getFirst().toString()))
        .then(() -> chat.says("ana", "otra cosa"))
        .thenConsumeWhile(event -> String.valueOf(event.data()).contains(ben.getFirst().toString()))
        .assertNext(event -> assertThat(event.data()).contains(ana.toString()))
        .thenCancel()
        .verify(PATIENCE);
  }

  @Test
  void case15NobodyHearsOfAnotherTenantsConversations() {
    var neighbours = new Chat();

    StepVerifier.create(live(null))
        .expectNextMatches(event -> "ready".equals(event.event()))
        .then(() -> neighbours.says("ana", "hola"))
        .expectNoEvent(Duration.ofSeconds(3))
        .thenCancel()
        .verify(PATIENCE);
  }

  /** A look may find what was remembered the moment before: no machine has to be waited for. */
  @Test
  void case8WhatIsRememberedAndTheNextLookAtItAreWithinFiveSeconds() {
    assertThat(Sessions.FRESH.plus(InboxStream.LOOK)).isLessThan(CutOff.LIMIT);
  }

  @Test
  void case8AStreamEndsWithinFiveSecondsOfItsSession() {
    CutOff.comesInTime(
        () -> {
          var person = server.person(chat.tenant(), Role.AGENT);
          return untilItEnds(person, () -> deletes(person, "/api/v1/sessions/current"));
        });
  }

  @Test
  void case8AStreamEndsWithinFiveSecondsOfItsPersonsPlaceInTheTenant() {
    var owner = server.person(chat.tenant(), Role.OWNER);
    CutOff.comesInTime(
        () -> {
          var person = server.person(chat.tenant(), Role.AGENT);
          return untilItEnds(person, () -> deletes(owner, "/api/v1/people/" + person.id()));
        });
  }

  /** This one has just looked, and nobody tells it. */
  @Test
  void case8AStreamEndsWithinFiveSecondsOfASessionThatAnotherNodeEnded() {
    CutOff.comesInTime(
        () -> {
          var person = server.person(chat.tenant(), Role.AGENT);
          return untilItEnds(person, () -> CutOff.elsewhere(person));
        });
  }

  private static void deletes(Person person, String uri) {
    person.client().delete().uri(uri).exchange().expectStatus().isNoContent();
  }

  private Duration untilItEnds(Person person, Runnable revocation) throws Exception {
    var ready = new CompletableFuture<@Nullable Void>();
    var events =
        live(person, null).doOnNext(event -> ready.complete(null)).collectList().toFuture();
    ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    var began = System.nanoTime();
    revocation.run();
    var told = events.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    var took = Duration.ofNanos(System.nanoTime() - began);

    assertThat(told).extracting(ServerSentEvent::event).contains("signed-out");
    return took;
  }

  /** A number that somebody made up begins no stream but their own tenant's. */
  @Test
  void case15NoPlaceToResumeAtShowsAnotherTenants() {
    var neighbours = new Chat().says("ana", "hola");
    var ana = chat.says("ana", "hola");

    var told = Await.value(live("0").filter(event -> event.data() != null).next());

    assertThat(told.data()).contains(ana.toString()).doesNotContain(neighbours.toString());
  }

  /** Whoever opens streams and leaves them idle has ten, and gets more only by closing some. */
  @Test
  void case39ASessionHasSoManyStreamsAndNoMore() throws InterruptedException {
    var ready = new CountDownLatch(MOST_STREAMS);
    var streams =
        IntStream.range(0, MOST_STREAMS)
            .mapToObj(i -> live(null).subscribe(event -> ready.countDown()))
            .toList();
    try {
      assertThat(ready.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

      assertThatThrownBy(() -> live(null).blockFirst(PATIENCE))
          .isInstanceOfSatisfying(
              WebClientResponseException.class,
              refusal -> {
                assertThat(refusal.getStatusCode().value()).isEqualTo(429);
                assertThat(refusal.getHeaders().getFirst("Retry-After")).isEqualTo("10");
              });

      streams.getFirst().dispose();
      Await.value(live(null).next().retryWhen(Retry.fixedDelay(300, Duration.ofMillis(100))));
    } finally {
      streams.forEach(Disposable::dispose);
    }
  }

  private void takeOver(UUID conversation) {
    agent
        .client()
        .post()
        .uri("/api/v1/conversations/{id}/takeover", conversation)
        .exchange()
        .expectStatus()
        .isOk();
  }

  private Flux<ServerSentEvent<String>> live(@Nullable String after) {
    return live(agent, after);
  }

  private Flux<ServerSentEvent<String>> live(Person person, @Nullable String after) {
    return authorised(person)
        .get()
        .uri("/api/v1/live")
        .headers(
            headers -> {
              if (after != null) {
                headers.set("Last-Event-ID", after);
              }
            })
        .retrieve()
        .bodyToFlux(EVENT)
        .filter(event -> event.event() != null);
  }

  private WebClient authorised(Person person) {
    return WebClient.builder()
        .baseUrl(server.url())
        .defaultHeader("Authorization", "Bearer " + person.token())
        .build();
  }
}
