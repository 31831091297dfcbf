package io.recado.intents.llm;

import static io.recado.intents.llm.Answers.startFlow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.channel.MasterKey;
import io.recado.channel.SecretBox;
import io.recado.database.TestDatabase;
import io.recado.egress.Egress;
import io.recado.egress.TestEgress;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.understanding.Hop.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Against servers that speak OpenAI's protocol: the installation's, and that of tenants. */
@Tag("server")
class TenantModelsTest {

  private static final Duration PATIENT = Duration.ofSeconds(20);

  /** By which the database may take its time: the machine has other things to do. */
  private static final Scheduler STANDING_STILL = VirtualTimeScheduler.create();

  private static final ModelLimits LIMITS = new ModelLimits(ScriptedModel.RICH, PATIENT, 4);
  private static final SecretBox BOX = SecretBox.of(List.of(MasterKey.random()));
  private static final ScriptedModel INSTALLATIONS = new ScriptedModel(Provider.OPENAI);
  private static final ScriptedModel OWN = new ScriptedModel(Provider.OPENAI);

  private static TestDatabase database;

  private final ModelWishes wishes = wishes(BOX);
  private final TenantId tenant = newTenant();

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
  }

  @AfterAll
  static void stop() {
    database.close();
    INSTALLATIONS.close();
    OWN.close();
  }

  @BeforeEach
  void bothAnswer() {
    INSTALLATIONS.says(Answers.of(startFlow("open_ticket", "no anda el wifi")));
    OWN.says(Answers.of(startFlow("pay_invoice", "no anda el wifi")));
  }

  @Test
  void aTenantThatSaysNothingHasTheInstallations() {
    assertThat(read(tenant).outcome()).isEqualTo(Outcome.READ);

    assertThat(INSTALLATIONS.calls()).isEqualTo(1);
    assertThat(OWN.calls()).isZero();
  }

  @Test
  void noTenantsKeyOrModelIsUsedForAnother() {
    var other = newTenant();
    Await.done(wishes.set(tenant, OWN.own("key-of-one")));
    Await.done(wishes.set(other, OWN.own("key-of-other")));

    try (var asked = new Asked(wishes)) {
      asked.reads(tenant);
      asked.reads(other);
      asked.reads(tenant);
    }

    assertThat(OWN.keys()).containsExactly("key-of-one", "key-of-other", "key-of-one");
    assertThat(INSTALLATIONS.calls()).isZero();
  }

  @Test
  void wordsOfWhoRefusesGoNowhere() {
    Await.done(wishes.set(tenant, new ModelWish.None()));

    assertThat(isReadLocally(tenant, wishes)).isTrue();
    assertThat(INSTALLATIONS.calls() + OWN.calls()).isZero();
  }

  @Test
  void soDoThoseThatWereMeantForAModelWhichNoKeyOpens() {
    Await.done(wishes.set(tenant, OWN.own("a-key")));
    var strangers = wishes(SecretBox.of(List.of(MasterKey.random())));

    assertThat(Await.value(strangers.of(tenant)))
        .isEqualTo(new ModelWish.Lost(Provider.OPENAI, "scripted-model"));
    assertThat(isReadLocally(tenant, strangers)).isTrue();
    assertThat(INSTALLATIONS.calls() + OWN.calls()).isZero();
  }

  @Test
  void aChangeHoldsForARunningProcess() {
    try (var asked = new Asked(wishes)) {
      asked.reads(tenant);
      Await.done(wishes.set(tenant, OWN.own("the-key")));
      asked.readsUntil(tenant, () -> OWN.calls() > 0);
      Await.done(wishes.set(tenant, OWN.own("the-next-key")));
      asked.readsUntil(tenant, () -> OWN.keys().contains("the-next-key"));
      OWN.says(Answers.of(startFlow("pay_invoice", "no anda el wifi")));
      INSTALLATIONS.says(Answers.of(startFlow("open_ticket", "no anda el wifi")));

      Await.done(wishes.set(tenant, new ModelWish.Installations()));

      asked.readsUntil(tenant, () -> INSTALLATIONS.calls() > 0);
      assertThat(OWN.keys()).doesNotContain("the-key");
    }
  }

  @Test
  void itsOwnBudgetHoldsAndAHigherOneIsTheInstallations() {
    Await.done(wishes.set(tenant, OWN.own("a-key", 1)));
    assertThat(read(tenant).outcome()).isEqualTo(Outcome.OVER_BUDGET);
    assertThat(OWN.calls()).isZero();

    Await.done(wishes.set(tenant, OWN.own("a-key", Long.MAX_VALUE)));
    assertThat(Await.value(models(wishes).of(tenant)).budget()).isEqualTo(ScriptedModel.RICH);
    assertThat(read(tenant).outcome()).isEqualTo(Outcome.READ);
  }

  @Test
  void aKeyThatIsRefusedIsAFailureOfTheTenantsAlone() {
    Await.done(wishes.set(tenant, OWN.own("a-wrong-key")));
    OWN.fails(401);

    try (var asked = new Asked(wishes)) {
      for (int i = 0; i < 4; i++) {
        assertThat(asked.reads(tenant).outcome()).isEqualTo(Outcome.FAILED);
      }

      assertThat(asked.reads(tenant).outcome()).isEqualTo(Outcome.BREAKER_OPEN);
      assertThat(asked.endpoints().open()).as("what health tells").isEmpty();
      assertThat(asked.reads(newTenant()).outcome()).isEqualTo(Outcome.READ);
    }
  }

  @Test
  void whatOnlyWeCanReachIsNotAskedForATenant() {
    Await.done(wishes.set(tenant, OWN.own("a-key")));
    var toThePublic = Egress.of(Settings.of(Map.of("RECADO_EGRESS_PLAIN_HTTP", "yes")));

    try (var asked = new Asked(toThePublic, wishes)) {
      assertThat(asked.reads(tenant).outcome()).isEqualTo(Outcome.FAILED);
      assertThat(asked.reads(newTenant()).outcome())
          .as("the operator's own address")
          .isEqualTo(Outcome.READ);
    }
    assertThat(OWN.calls()).isZero();
  }

  @Test
  void whatWasKnownLastHoldsWhileTheDatabaseIsAway() {
    var database = new Away(wishes, new AtomicBoolean());
    var fresh = new FreshWishes(database, Duration.ZERO);
    Await.done(wishes.set(tenant, new ModelWish.None()));
    assertThat(Await.value(fresh.of(tenant))).isEqualTo(new ModelWish.None());

    database.isAway().set(true);

    assertThat(Await.value(fresh.of(tenant))).isEqualTo(new ModelWish.None());
    assertThatThrownBy(() -> Await.value(fresh.of(Questions.TENANT))).hasMessageContaining("away");
  }

  @Test
  void whatWasKnownLongAgoHoldsNoMore() {
    var database = new Away(wishes, new AtomicBoolean());
    var fresh = new FreshWishes(database, Duration.ZERO, Duration.ZERO);
    assertThat(Await.value(fresh.of(tenant))).isEqualTo(new ModelWish.Installations());

    database.isAway().set(true);

    // What was found last may be handed out once more while it is being put away.
    var asked = Mono.defer(() -> fresh.of(tenant));
    var again = asked.repeatWhen(answers -> answers.delayElements(Duration.ofMillis(10)));
    assertThatThrownBy(() -> Await.all(again)).hasMessageContaining("away");
  }

  @Test
  void theKeyLiesSealed() {
    Await.done(wishes.set(tenant, OWN.own("a-canary-key")));

    assertThat(Await.value(wishes.of(tenant))).isEqualTo(OWN.own("a-canary-key"));
    assertThat(Await.value(wishes.of(tenant)).toString()).doesNotContain("canary");
    var rows =
        database
            .client()
            .sql("select l::text || encode(secrets, 'escape') from language_model l")
            .mapValue(String.class);
    assertThat(Await.value(database.scope().inTenant(tenant, () -> rows.one())))
        .doesNotContain("canary");
  }

  private static TenantId newTenant() {
    return database.tenant("A tenant");
  }

  private static LlmAnswer read(TenantId tenant) {
    try (var asked = new Asked(wishes(BOX))) {
      return asked.reads(tenant);
    }
  }

  private static boolean isReadLocally(TenantId tenant, ModelWishes wishes) {
    try (var asked = new Asked(wishes)) {
      return Await.empty(asked.reader().read(Questions.saying(tenant, "no anda el wifi")));
    }
  }

  private static ModelWishes wishes(SecretBox box) {
    return new PostgresModelWishes(database.client(), database.scope(), box);
  }

  private static ModelChoices models(ModelWishes wishes) {
    return new TenantModels(
        new FreshWishes(wishes, Duration.ofSeconds(1)),
        _ -> Mono.just(INSTALLATIONS.choice(PATIENT)),
        LIMITS);
  }

  /** A node of the data plane. */
  private record Asked(Endpoints endpoints, LlmReader reader) implements AutoCloseable {

    Asked(ModelWishes wishes) {
      this(TestEgress.toThisMachine(PATIENT), wishes);
    }

    Asked(Egress egress, ModelWishes wishes) {
      this(new Endpoints(egress), wishes);
    }

    private Asked(Endpoints endpoints, ModelWishes wishes) {
      this(
          endpoints,
          new LangChainReader(
              models(wishes),
              endpoints,
              new PostgresLlmLedger(database.client(), database.database().calls()),
              RecentTurns.NONE,
              STANDING_STILL));
    }

    LlmAnswer reads(TenantId tenant) {
      return Await.value(reader.read(Questions.saying(tenant, "no anda el wifi")));
    }

    void readsUntil(TenantId tenant, BooleanSupplier seen) {
      Await.done(
          Mono.defer(() -> reader.read(Questions.saying(tenant, "no anda el wifi")))
              .filter(_ -> seen.getAsBoolean())
              .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(100))));
    }

    @Override
    public void close() {
      endpoints.close();
    }
  }

  private record Away(ModelWishes wishes, AtomicBoolean isAway) implements ModelWishes {

    @Override
    public Mono<ModelWish> of(TenantId tenant) {
      return isAway.get() ? Mono.error(new IllegalStateException("away")) : wishes.of(tenant);
    }

    @Override
    public Mono<Void> set(TenantId tenant, ModelWish wish) {
      return wishes.set(tenant, wish);
    }
  }
}
