package io.recado.actions.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.IdempotencyKey;
import io.recado.actions.TestConversations.TestThread;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.testing.Await;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What {@link Tickets} promises. */
interface TicketsContract {

  ServicePromise PROMISE =
      new ServicePromise(
          Instant.parse("2026-11-23T15:00:00.123456789Z"),
          Instant.parse("2026-11-24T13:00:00Z"),
          Instant.parse("2026-11-26T13:00:00Z"));

  TicketReport REPORT =
      new TicketReport(
          Category.INTERNET,
          Priority.HIGH,
          "Sin internet desde las 8; la luz «PON» parpadea 🙁",
          List.of(
              new MediaFile("file-1", "image/jpeg", "router.jpg", 120_345L),
              new MediaFile("file-2", null, null, null)));

  Tickets tickets();

  /** A conversation of a new tenant. */
  TestThread newThread();

  @Test
  default void anOpenedTicketIsFoundAsItWasOpened() {
    var origin = origin(newThread(), "run-1", Language.GERMAN);

    var opened = Await.value(tickets().open(origin, REPORT, new Opening(PROMISE)));

    assertThat(opened).isEqualTo(new Ticket(opened.number(), origin, REPORT, new Opening(PROMISE)));
    assertThat(Await.value(tickets().find(origin.tenant(), opened.number()))).isEqualTo(opened);
  }

  @Test
  default void aTicketIsFoundByTheKeyItWasOpenedUnder() {
    var origin = origin(newThread(), "run-1", Language.SPANISH);
    var other = origin(newThread(), "run-2", Language.SPANISH);

    var opened = Await.value(tickets().open(origin, REPORT, new Opening(PROMISE)));

    assertThat(Await.value(tickets().find(origin.tenant(), origin.key()))).isEqualTo(opened);
    assertThat(Await.empty(tickets().find(origin.tenant(), other.key()))).isTrue();
    assertThat(Await.empty(tickets().find(other.tenant(), origin.key()))).isTrue();
  }

  @Test
  default void aTicketMayHaveNoAttachmentsAndNoTime() {
    var origin = origin(newThread(), "run-1", Language.SPANISH);
    var report = new TicketReport(Category.OTHER, Priority.LOW, "Una pregunta", List.of());
    var promise = new ServicePromise(PROMISE.openedAt(), null, null);

    var opened = Await.value(tickets().open(origin, report, new Opening(promise)));

    assertThat(Await.value(tickets().find(origin.tenant(), opened.number())))
        .isEqualTo(new Ticket(opened.number(), origin, report, new Opening(promise)));
  }

  @Test
  default void numbersFollowEachOtherInEachTenant() {
    var ours = newThread();
    var theirs = newThread();

    assertThat(open(ours, "a").number()).hasToString("T-1001");
    assertThat(open(theirs, "a").number()).hasToString("T-1001");
    assertThat(open(ours, "b").number()).hasToString("T-1002");
  }

  @Test
  default void theSameRequestGetsTheSameTicketAgain() {
    var thread = newThread();
    var first = open(thread, "a");
    var later = new Opening(new ServicePromise(PROMISE.openedAt().plusSeconds(60), null, null));
    var otherwise = new TicketReport(Category.OTHER, Priority.LOW, "Otra cosa", List.of());

    var again =
        Await.value(tickets().open(origin(thread, "a", Language.ENGLISH), otherwise, later));

    assertThat(again).isEqualTo(first);
    assertThat(open(thread, "b").number()).hasToString("T-1002");
  }

  @Test
  default void theSameRequestManyTimesAtOnceOpensOneTicket() {
    var thread = newThread();
    open(thread, "before");
    var request =
        tickets().open(origin(thread, "a", Language.SPANISH), REPORT, new Opening(PROMISE));

    var opened = Await.all(Flux.range(0, 50).flatMap(i -> request, 50));

    assertThat(opened).hasSize(50).containsOnly(opened.getFirst());
    assertThat(open(thread, "after").number()).hasToString("T-1003");
  }

  @Test
  default void manyRequestsAtOnceGetNumbersWithoutGaps() {
    var thread = newThread();

    // Every request is made twice, as by a retry beside a slow first try.
    var numbers =
        Await.all(
            Flux.range(0, 200)
                .flatMap(i -> openLater(thread, "run-" + i / 2), 32)
                .map(ticket -> ticket.number().value()));

    assertThat(numbers).hasSize(200);
    assertThat(numbers.stream().distinct().sorted())
        .containsExactlyElementsOf(LongStream.range(1001, 1101).boxed().toList());
  }

  @Test
  default void aTicketOfAnotherTenantIsNotThere() {
    var theirs = open(newThread(), "a");

    assertThat(Await.empty(tickets().find(newThread().tenant(), theirs.number()))).isTrue();
  }

  @Test
  default void nothingIsOpenedBeforeSubscription() {
    var thread = newThread();

    var open = openLater(thread, "a");

    assertThat(Await.empty(tickets().find(thread.tenant(), new TicketNumber(1001)))).isTrue();
    assertThat(Await.value(open).number()).isEqualTo(new TicketNumber(1001));
  }

  private Ticket open(TestThread thread, String flowRun) {
    return Await.value(openLater(thread, flowRun));
  }

  private Mono<Ticket> openLater(TestThread thread, String flowRun) {
    return tickets().open(origin(thread, flowRun, Language.SPANISH), REPORT, new Opening(PROMISE));
  }

  private static TicketOrigin origin(TestThread thread, String flowRun, Language language) {
    var key = IdempotencyKey.of(thread.conversation(), flowRun, "open");
    return new TicketOrigin(
        thread.tenant(), key, thread.conversation(), thread.contact(), language);
  }
}
