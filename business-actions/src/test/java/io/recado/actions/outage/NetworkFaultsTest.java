package io.recado.actions.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionRequest;
import io.recado.action.IdempotencyKey;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.outage.IncidentDesk.News;
import io.recado.database.TestDatabase;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@Tag("server")
class NetworkFaultsTest {

  private static final News NOTHING = new News(null, null);

  private static TestDatabase database;

  private TestNetwork network;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core", "actions");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void build() {
    network = new TestNetwork(database);
  }

  @Test
  void threeTicketsOfASectorRaiseASuspicionOfIt() {
    threeBelowNorth().forEach(this::openTicket);

    assertThat(network.incidents()).containsExactly("Cerro Norte suspected 3");
  }

  @Test
  void aTicketAskedForTwiceIsOneReport() {
    var request = network.report(network.customerBelow(network.north));

    Await.done(faults().reported(request));
    Await.done(faults().reported(request));

    assertThat(reports()).hasSize(1);
  }

  @Test
  void whoIsNotKnownReportsNothing() {
    openTicket(network.somebody());

    assertThat(reports()).isEmpty();
  }

  @Test
  void whoWasToldOfTheirAreaMeansSomethingElse() {
    Await.value(network.desk().enter(network.tenant, network.north, Instant.now(), NOTHING));

    openTicket(network.customerBelow(network.north));

    assertThat(network.incidents()).containsExactly("Cerro Norte known 0");
  }

  @Test
  void aTicketDoesNotWaitForReportsThatCannotBeFiled() {
    reportThough(Mono.error(new IllegalStateException("away")));
  }

  @Test
  void aTicketDoesNotWaitForItsAreasTree() {
    reportThough(Mono.never());
  }

  private void reportThough(Mono<Void> filing) {
    var unable =
        new Reports() {
          @Override
          public Mono<Void> file(ActionRequest request, Place place) {
            return filing;
          }

          @Override
          public Mono<Filed> find(TenantId tenant, IdempotencyKey key) {
            return Mono.empty();
          }
        };
    var faults = new NetworkFaults(network.places(), network.states(), unable);

    Await.done(faults.reported(network.report(network.customerBelow(network.north))));
  }

  private Stream<TestThread> threeBelowNorth() {
    return IntStream.range(0, 3).mapToObj(_ -> network.customerBelow(network.north));
  }

  private void openTicket(TestThread customer) {
    Await.done(faults().reported(network.report(customer)));
  }

  private NetworkFaults faults() {
    return new NetworkFaults(network.places(), network.states(), network.reports());
  }

  private List<String> reports() {
    return network.list("select report_id::text from outage_report where tenant_id = $1");
  }
}
