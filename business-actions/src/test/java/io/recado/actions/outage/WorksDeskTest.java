package io.recado.actions.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.outage.WorksDesk.Outcome;
import io.recado.actions.outage.WorksDesk.Plan;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class WorksDeskTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final WorksText NOTHING = new WorksText(null, null, null);

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private TestNetwork network;
  private WorksDesk desk;

  @BeforeEach
  void build() {
    network = new TestNetwork(database);
    desk = network.worksDesk();
  }

  @Test
  void customersAreToldWhatIsWrittenInTheirLanguage() {
    planned(now.minus(HOUR), now.plus(HOUR), new WorksText("Nueva antena", null, "Neue Antenne"));

    var works = ((AreaState.UnderWork) state()).maintenance();

    assertThat(works.words(Language.SPANISH)).isEqualTo("Nueva antena");
    assertThat(works.words(Language.GERMAN)).isEqualTo("Neue Antenne");
    assertThat(works.words(Language.ENGLISH)).isNull();
  }

  @Test
  void whatAMonitorSaysIsSaidToAllUntilAPersonSaysOtherwise() {
    var until = now.plus(HOUR);
    Await.value(
        network.desk().plan(network.tenant, network.hill, now.minus(HOUR), until, "Router"));

    assertThat(((AreaState.UnderWork) state()).maintenance().words(Language.GERMAN))
        .isEqualTo("Router");
    planned(now.minus(HOUR), until, NOTHING);
    assertThat(((AreaState.UnderWork) state()).maintenance().words(Language.GERMAN)).isNull();
    assertThat(network.list("select node_id::text from maintenance where tenant_id = $1"))
        .hasSize(1);
  }

  @Test
  void whatHasNotBegunIsCalledOffAndWhatHasBegunEndsNow() {
    var later = planned(now.plus(HOUR), now.plus(HOUR).plus(HOUR), NOTHING);
    var begun = planned(now.minus(HOUR), now.plus(HOUR), NOTHING);

    assertThat(cancelled(begun)).isEqualTo(Outcome.DONE);
    assertThat(state()).isInstanceOf(AreaState.Clear.class);
    assertThat(cancelled(begun)).isEqualTo(Outcome.OVER);
    assertThat(cancelled(later)).isEqualTo(Outcome.DONE);
    assertThat(cancelled(later)).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void whatIsNotOverIsGivenOtherTimes() {
    var works = planned(now.plus(HOUR), now.plus(HOUR).plus(HOUR), NOTHING);
    var plan = new Plan(now.minus(HOUR), now.plus(HOUR), NOTHING);

    assertThat(Await.value(desk.change(network.tenant, works, plan))).isEqualTo(Outcome.DONE);
    assertThat(state()).isInstanceOf(AreaState.UnderWork.class);
    assertThat(Await.value(desk.change(network.tenant, new WorksId(Uuid7.next()), plan)))
        .isEqualTo(Outcome.UNKNOWN);
  }

  private AreaState state() {
    return Await.value(network.states().of(network.tenant, new Place.Named(network.north, null)));
  }

  private Outcome cancelled(WorksId works) {
    return Await.value(desk.cancel(network.tenant, works));
  }

  private WorksId planned(Instant from, Instant until, WorksText text) {
    return Await.value(desk.plan(network.tenant, network.hill, new Plan(from, until, text)));
  }
}
