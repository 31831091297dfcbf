package io.recado.actions.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.actions.http.DeclarationProblem;
import io.recado.actions.http.DeclarationProblem.Code;
import io.recado.conversation.Language;
import io.recado.dialogue.ShippedFlows;
import io.recado.dialogue.YamlFile;
import io.recado.live.LocalLiveEvents;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

/** What a tenant publishes, and what its bot can do then. */
@Tag("server")
class TenantBotsTest {

  private static final String ACTION =
      """
      action: ring_bell
      request:
        method: POST
        url: https://bell.example.com/ring
        headers: {authorization: 'Bearer {secret.bell}'}
      results:
        - status: 204
          done: {reference: bell}
      tests:
        - answer: {status: 204}
          expect: {done: bell}
      """;

  private static final String FLOW =
      """
      flow: ring_bell
      intent: ring_bell
      title: {es: tocar el timbre, en: ring the bell, de: klingeln}
      steps:
        - call: ring
          action: ring_bell
          with: {}
          done: {es: Listo., en: Done., de: Erledigt.}
          late: {es: Listo., en: Done., de: Erledigt.}
          rejected:
            default: {es: No pude., en: I could not., de: Es ging nicht.}
          unavailable: {es: Más tarde., en: Later., de: Später.}
        - end: finished
      """;

  /** It does without an action of the tenant's own. */
  private static final String BELL =
      """
      flow: ring_bell
      intent: ring_bell
      title: {es: tocar el timbre, en: ring the bell, de: klingeln}
      steps:
        - handoff: ring
          text: {es: Ya va., en: Coming., de: Kommt.}
      """;

  private static final Duration LONG = Duration.ofHours(1);

  private static PublicationSite site;

  private TenantId tenant;
  private TenantBots bots;
  private Publications publications;

  @BeforeAll
  static void start() {
    site = new PublicationSite();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @BeforeEach
  void aTenant() {
    tenant = site.database.tenant("Red Andina");
    bots = site.bots();
    publications = site.publications();
  }

  @Test
  void whoHasPublishedNothingHasWhatComesWithRecado() {
    assertThat(intents(bots, tenant)).contains("open_ticket").doesNotContain("ring_bell");
  }

  @Test
  void whatIsPublishedHoldsAtOnceAndForThatTenantAlone() {
    var other = site.database.tenant("Red Andina");
    assertThat(intents(bots, tenant)).doesNotContain("ring_bell");

    assertThat(publish(ACTION, FLOW)).isEqualTo(new Publishing.Published(1));

    assertThat(intents(bots, tenant)).contains("open_ticket", "ring_bell");
    assertThat(intents(bots, other)).doesNotContain("ring_bell");
  }

  @Test
  void whatNeedsAYesIsNotPublishedWithAFlowThatAsksForNone() {
    var confirmed = ACTION.replace("request:", "confirm: true\nrequest:");
    var asking =
        FLOW.replace(
            "  - call: ring\n",
            "  - confirm: check\n    summary: {es: Toco el timbre, en: I ring it, de: Ich klingle}\n  - call: ring\n");

    assertThat(publish(confirmed, FLOW))
        .isInstanceOfSatisfying(
            Publishing.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .singleElement()
                    .satisfies(
                        problem -> {
                          assertThat(problem.code()).isEqualTo(Code.FLOW);
                          assertThat(problem.line()).isEqualTo(5);
                          assertThat(problem.reason())
                              .contains("step \"ring\" of flow \"ring_bell\"", "confirm");
                        }));
    assertThat(publish(confirmed, asking)).isEqualTo(new Publishing.Published(1));
  }

  /** A tenant's own flow, and an action of Recado's that moves money. */
  @Test
  void moneyIsNotMovedByAFlowThatAsksForNoYes() {
    var flow =
        """
        flow: pay_at_once
        intent: pay_at_once
        title: {es: pagar ya, en: pay at once, de: sofort zahlen}
        slots:
          invoice:
            type: text
            title: {es: factura, en: invoice, de: Rechnung}
            prompt: {es: Cuál, en: Which, de: Welche}
            retry: {es: Cuál, en: Which, de: Welche}
        steps:
          - collect: invoice
          - call: pay
            action: pay_invoice
            with: {invoice: invoice}
            done: {es: Listo., en: Done., de: Erledigt.}
            late: {es: Listo., en: Done., de: Erledigt.}
            rejected:
              default: {es: No pude., en: I could not., de: Es ging nicht.}
            unavailable: {es: Más tarde., en: Later., de: Später.}
          - end: finished
        """;

    assertThat(publish(ACTION, flow))
        .isInstanceOfSatisfying(
            Publishing.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(DeclarationProblem::reason)
                    .singleElement()
                    .asString()
                    .contains("pay_invoice", "pay_at_once"));
  }

  @Test
  void anotherProcessFindsItInTheDatabase() {
    publish(ACTION, FLOW);

    assertThat(intents(site.otherBots(site.store()), tenant)).contains("ring_bell");
  }

  @Test
  void anotherProcessFollowsSoonWhenItIsTold() {
    var elsewhere = site.otherBots(site.store());
    var following =
        new FollowPublications(site.live, site.store(), elsewhere, LONG, Schedulers.parallel());
    following.start();
    assertThat(intents(elsewhere, tenant)).doesNotContain("ring_bell");

    publish(ACTION, FLOW);
    Await.done(publications.tell(tenant));

    assertThat(soonOffers(elsewhere, "ring_bell")).isTrue();
    following.stop();
  }

  @Test
  void withoutSignalsItIsLookedForNowAndThen() {
    var elsewhere = site.otherBots(site.store());
    var following = followingBySight(site.store(), elsewhere);
    assertThat(intents(elsewhere, tenant)).doesNotContain("ring_bell");

    publish(ACTION, FLOW);

    assertThat(soonOffers(elsewhere, "ring_bell")).isTrue();
    following.stop();
  }

  /** Redis is away, and it was published right after the last look. */
  @Test
  void withoutSignalsItIsServedWithinTwoSeconds() {
    var time = VirtualTimeScheduler.create();
    var usual = Settings.of(Map.of()).duration(Setting.BOT_REFRESH);
    var elsewhere = site.otherBots(site.store());
    var following =
        new FollowPublications(new LocalLiveEvents(), site.store(), elsewhere, usual, time);
    following.start();
    assertThat(intents(elsewhere, tenant)).doesNotContain("ring_bell");
    publish(ACTION, FLOW);

    time.advanceTimeBy(Duration.ofSeconds(2));

    assertThat(soonOffers(elsewhere, "ring_bell")).isTrue();
    following.stop();
  }

  @Test
  void whatWasPublishedWhileTheDatabaseWasAwayIsFoundAfterIt() {
    var store = new AwayNowAndThen(site.store());
    var elsewhere = site.otherBots(store);
    assertThat(intents(elsewhere, tenant)).doesNotContain("ring_bell");
    store.away = true;
    var following = followingBySight(store, elsewhere);
    publish(ACTION, FLOW);
    Await.value(often().any(_ -> store.missed.get() > 1));
    assertThat(intents(elsewhere, tenant)).doesNotContain("ring_bell");

    store.away = false;

    assertThat(soonOffers(elsewhere, "ring_bell")).isTrue();
    following.stop();
  }

  /** One question for all tenants, instead of one for each whose customers write. */
  @Test
  void whoseBotIsKnownIsNotAskedForAgain() {
    var store = new AwayNowAndThen(site.store());
    var elsewhere = site.otherBots(store);
    intents(elsewhere, tenant);

    store.away = true;

    assertThat(intents(elsewhere, tenant)).contains("open_ticket");
    assertThat(store.missed).hasValue(0);
  }

  @Test
  void theLastGoodBotServesOnWhileNothingCanBeAskedFor() {
    var store = new AwayNowAndThen(site.store());
    var elsewhere = site.otherBots(store);
    publish(ACTION, FLOW);
    assertThat(intents(elsewhere, tenant)).contains("ring_bell");

    store.away = true;
    elsewhere.look(tenant);

    assertThat(intents(elsewhere, tenant)).contains("ring_bell");
    assertThat(store.missed).hasValue(1);
  }

  /** Without being told of it once more. */
  @Test
  void theLastGoodBotServesNoLongerThanNothingCanBeAskedFor() {
    var store = new AwayNowAndThen(site.store());
    var elsewhere = site.otherBots(store);
    assertThat(intents(elsewhere, tenant)).doesNotContain("ring_bell");
    publish(ACTION, FLOW);
    store.away = true;
    elsewhere.look(tenant);
    assertThat(intents(elsewhere, tenant)).doesNotContain("ring_bell");

    store.away = false;

    assertThat(soonOffers(elsewhere, "ring_bell")).isTrue();
  }

  @Test
  void filesThatWereImportedBeforeDoNotUndoWhatAnOwnerHasPublishedSince(@TempDir Path directory)
      throws IOException {
    write(directory, "flows/ring_bell.yaml", BELL);
    Await.done(new ImportPublications(publications).from(directory));
    var own = BotContent.SHIPPED.withTexts(Map.of("hello", all("Epa")));

    Await.value(inTheNameOf("owner", publications.publish(tenant, own, Basis.ANY)));
    Await.done(new ImportPublications(publications).from(directory));
    assertThat(Await.value(publications.published(tenant)).content()).isEqualTo(own);

    write(directory, "flows/ring_bell.yaml", BELL + "# new\n");
    Await.done(new ImportPublications(publications).from(directory));
    var holding = Await.value(publications.published(tenant)).content();
    assertThat(holding.flows()).hasSize(1);
    assertThat(holding.texts()).as("not in files, so kept").isEqualTo(own.texts());
  }

  @Test
  void aFlowOfAShippedOnesNameIsInItsPlace() {
    var shipped = ShippedFlows.declaring("ticket_status").orElseThrow();
    var own = new YamlFile("flows/ticket_status.yaml", shipped.text() + "\n# ours\n");

    var published =
        Await.value(
            publications.publish(tenant, BotContent.SHIPPED.withFlows(List.of(own)), Basis.ANY));

    assertThat(published).isInstanceOf(Publishing.Published.class);
    assertThat(intents(bots, tenant)).containsExactlyElementsOf(intents(bots, other()));
  }

  @Test
  void theHistorySaysWhoPublishedAndWhatWasRestored() {
    var own = BotContent.SHIPPED.withTexts(Map.of("hello", all("Epa")));
    Await.value(inTheNameOf("eva", publications.publish(tenant, own, new Basis(null, 4, null))));
    var back = new Basis(1, null, null);
    Await.value(inTheNameOf("ben", publications.publish(tenant, BotContent.SHIPPED, back)));

    var editions = Await.value(publications.editions(tenant).collectList());

    assertThat(editions).extracting(Edition::number).containsExactly(2, 1);
    assertThat(editions).extracting(Edition::by).containsExactly("ben", "eva");
    assertThat(editions).extracting(Edition::restores).containsExactly(1, null);
    assertThat(editions).extracting(Edition::classifier).containsExactly(4, 4);
  }

  @Test
  void aDraftBeginsFromWhatIsPublishedAndOneOfTwoThatChangeItWins() {
    var drafts = site.drafts();
    var begun = Await.value(drafts.get(tenant));
    var own = begun.content().withTexts(Map.of("hello", all("Epa")));

    var version = Await.value(drafts.put(tenant, begun.version(), own));

    assertThat(Await.value(drafts.put(tenant, begun.version(), own).hasElement())).isFalse();
    assertThat(Await.value(drafts.put(tenant, "nonsense", own).hasElement())).isFalse();
    assertThat(Await.value(drafts.get(tenant))).isEqualTo(new Draft(version, own, null));
    assertThat(Await.value(drafts.get(other())).content()).isEqualTo(BotContent.SHIPPED);
  }

  @Test
  void aDraftIsPublishedOnceAtATimeAndAgainWhenItFailed() {
    var drafts = site.drafts();
    var version = Await.value(drafts.put(tenant, "p0", BotContent.SHIPPED));

    var first = Await.value(drafts.begin(tenant, version));
    assertThat(Await.value(drafts.begin(tenant, version).hasElement())).isFalse();
    Await.done(drafts.end(tenant, first, "learning-failed"));
    assertThat(Await.value(drafts.get(tenant)).publishing())
        .isNotNull()
        .extracting(Draft.Attempt::failed)
        .isEqualTo("learning-failed");
    var second = Await.value(drafts.begin(tenant, version));
    Await.done(drafts.end(tenant, first, null));
    assertThat(Await.value(drafts.get(tenant)).isUnderWay()).as("the second is").isTrue();
    Await.done(drafts.end(tenant, second, null));
    assertThat(Await.value(drafts.get(tenant)).publishing()).isNull();
  }

  @Test
  void whatFollowsSomethingElseThanWhatHoldsIsNotPublished() {
    var own = BotContent.SHIPPED.withTexts(Map.of("hello", all("Epa")));
    var held = Await.value(publications.holding(tenant));
    Await.value(publications.publish(tenant, own, Basis.after(held)));

    var late = publications.publish(tenant, BotContent.SHIPPED, Basis.after(held));

    assertThat(Await.value(late)).isEqualTo(new Publishing.Overtaken());
    assertThat(Await.value(publications.holding(tenant))).isEqualTo(new Holding(1, own));
  }

  @Test
  void newActionsInFilesLeaveAnOwnersFlowsAlone(@TempDir Path directory) throws IOException {
    write(directory, "flows/ring_bell.yaml", BELL);
    Await.done(new ImportPublications(publications).from(directory));
    var own =
        BotContent.SHIPPED.withFlows(
            List.of(new YamlFile("flows/ring_bell.yaml", BELL + "# the owner's\n")));
    Await.value(inTheNameOf("owner", publications.publish(tenant, own, Basis.ANY)));

    write(directory, "actions/ring_bell.yaml", ACTION);
    write(directory, "secrets.properties", "bell=ding");
    Await.done(new ImportPublications(publications).from(directory));
    write(directory, "secrets.properties", "bell=dong");
    Await.done(new ImportPublications(publications).from(directory));

    var holding = Await.value(publications.published(tenant));
    assertThat(holding.content()).isEqualTo(own);
    assertThat(holding.secrets()).containsEntry("bell", "dong");
    assertThat(holding.actions()).hasSize(1);
  }

  @Test
  void filesAreNotNewAtTheNextStartWhereWhatHeldWasTheSame(@TempDir Path directory)
      throws IOException {
    write(directory, "flows/ring_bell.yaml", BELL);
    Await.done(new ImportPublications(publications).from(directory));
    var changed = BELL + "# new\n";
    var same = BotContent.SHIPPED.withFlows(List.of(new YamlFile("flows/ring_bell.yaml", changed)));
    Await.value(inTheNameOf("owner", publications.publish(tenant, same, Basis.ANY)));
    write(directory, "flows/ring_bell.yaml", changed);
    Await.done(new ImportPublications(publications).from(directory));

    var without = BotContent.SHIPPED;
    Await.value(inTheNameOf("owner", publications.publish(tenant, without, Basis.ANY)));
    Await.done(new ImportPublications(publications).from(directory));

    assertThat(Await.value(publications.holding(tenant)).content()).isEqualTo(without);
  }

  @Test
  void anotherKeyAtTheStartTakesNoTextsAway(@TempDir Path directory) throws IOException {
    var own = BotContent.SHIPPED.withTexts(Map.of("hello", all("Epa")));
    write(directory, "flows/ring_bell.yaml", BELL);
    Await.done(new ImportPublications(publications).from(directory));
    var flows = Await.value(publications.holding(tenant)).content().flows();
    var texts = own.withFlows(flows);
    Await.value(inTheNameOf("owner", publications.publish(tenant, texts, Basis.ANY)));
    spoilSecrets();

    Await.done(new ImportPublications(publications).from(directory));

    assertThat(Await.value(publications.published(tenant)).content()).isEqualTo(texts);
    assertThat(Await.value(site.drafts().get(tenant)).content()).isEqualTo(texts);
  }

  @Test
  void aDraftThatIsWhatHoldsFollowsNewFiles(@TempDir Path directory) throws IOException {
    var drafts = site.drafts();
    var version = Await.value(drafts.put(tenant, "p0", BotContent.SHIPPED));
    write(directory, "flows/ring_bell.yaml", BELL);

    Await.done(new ImportPublications(publications).from(directory));

    var draft = Await.value(drafts.get(tenant));
    assertThat(draft.content()).isEqualTo(Await.value(publications.holding(tenant)).content());
    assertThat(draft.version()).isNotEqualTo(version);
    var own = draft.content().withTexts(Map.of("hello", all("Epa")));
    Await.value(drafts.put(tenant, draft.version(), own));
    write(directory, "flows/ring_bell.yaml", BELL + "# new\n");
    Await.done(new ImportPublications(publications).from(directory));
    assertThat(Await.value(drafts.get(tenant)).content()).as("is at work on").isEqualTo(own);
  }

  /** As an earlier version, which was less strict, has kept it. */
  @Test
  void aFlowThatANewVersionRefusesTakesTheTenantNoOthers() {
    var confirmed = ACTION.replace("request:", "confirm: true\nrequest:");
    var other = BELL.replace("ring_bell", "ring_gong");
    var content =
        BotContent.SHIPPED
            .withFlows(
                List.of(
                    new YamlFile("flows/ring_bell.yaml", FLOW),
                    new YamlFile("flows/ring_gong.yaml", other)))
            .withTexts(Map.of("hello", all("Epa"), "hallo", all("Epa")));
    var publication =
        new Publication(
            List.of(new YamlFile("actions/ring_bell.yaml", confirmed)),
            content,
            Map.of("bell", "ding"));

    Await.value(site.store().add(tenant, publication, Basis.ANY, null));

    assertThat(intents(site.otherBots(site.store()), tenant))
        .contains("open_ticket", "ring_gong")
        .doesNotContain("ring_bell");
  }

  @Test
  void whatIsPublishedLaterHolds() {
    publish(ACTION, FLOW);

    var withdrawn = publications.publish(tenant, new Publication(List.of(), List.of(), Map.of()));

    assertThat(Await.value(withdrawn)).isEqualTo(new Publishing.Published(2));
    assertThat(intents(bots, tenant)).doesNotContain("ring_bell");
  }

  @Test
  void theSameIsNotPublishedTwice() {
    publish(ACTION, FLOW);

    assertThat(publish(ACTION, FLOW)).isEqualTo(new Publishing.Published(1));
  }

  @Test
  void tenPublicationsAreKept() {
    for (int n = 1; n <= 12; n++) {
      publish(ACTION.replace("204", String.valueOf(200 + n)), FLOW);
    }

    assertThat(Await.value(site.store().latest(tenant))).isEqualTo(12);
    assertThat(Await.value(site.store().get(tenant, 3).hasElement())).isTrue();
    assertThat(Await.value(site.store().get(tenant, 2).hasElement())).isFalse();
  }

  @Test
  void secretsAreSealedInTheDatabase() {
    publish(ACTION, FLOW);

    var query =
        site.database
            .client()
            .sql("select secrets from bot_publication where tenant_id = $1")
            .bind(0, tenant.value())
            .mapValue(byte[].class);
    var sealed = Await.value(site.database.scope().inTenant(tenant, query::one));

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("ding");
    assertThat(Await.value(site.store().get(tenant, 1)).secrets()).containsEntry("bell", "ding");
  }

  @Test
  void nothingIsPublishedOfWhatIsWrong() {
    assertThat(codes(publish(ACTION.replace("{done: bell}", "{done: gong}"), FLOW)))
        .containsExactly(Code.TEST_FAILED);
    assertThat(codes(publish(ACTION.replace("secret.bell", "secret.gong"), FLOW)))
        .containsExactly(Code.SECRET_MISSING);
    assertThat(codes(publish(ACTION.replace("action: ring_bell", "action: open_ticket"), FLOW)))
        .containsExactly(Code.NAME_TAKEN);
    assertThat(codes(publish(ACTION, FLOW.replace("action: ring_bell", "action: ring_gong"))))
        .containsExactly(Code.FLOW);
    assertThat(codes(publish(ACTION, FLOW.replace("intent: ring_bell", "intent: open_ticket"))))
        .containsExactly(Code.FLOW);
    assertThat(codes(publish(ACTION + "#".repeat(70_000), FLOW))).containsExactly(Code.TOO_LARGE);
    assertThat(Await.value(site.store().latest(tenant).hasElement())).isFalse();
  }

  @Test
  void whatStandsInFilesIsPublished(@TempDir Path directory) throws IOException {
    write(directory, "actions/ring_bell.yaml", ACTION);
    write(directory, "flows/ring_bell.yaml", FLOW);
    write(directory, "secrets.properties", "bell=ding");
    Files.createDirectories(directory.resolve("not-a-tenant"));

    Await.done(new ImportPublications(publications).from(directory));

    assertThat(intents(bots, tenant)).contains("ring_bell");
  }

  @Test
  void filesThatAreWrongOrOfNobodyChangeNothingAndStopNothing(@TempDir Path directory)
      throws IOException {
    publish(ACTION, FLOW);
    write(directory, "flows/ring_bell.yaml", "flow: [");
    Files.createDirectories(directory.resolve("0190ed00-0000-7000-8000-00000000dead"));

    Await.done(new ImportPublications(publications).from(directory));
    Await.done(new ImportPublications(publications).from(directory.resolve("missing")));

    assertThat(intents(bots, tenant)).contains("ring_bell");
  }

  @ParameterizedTest
  @CsvSource({"flows/ring_bell.yaml, \u00e9", "secrets.properties, bell=\\uding"})
  void aFileThatCannotBeReadStopsNobodyElse(String name, String text, @TempDir Path directory)
      throws IOException {
    var others = List.of(site.database.tenant("Red Andina"), site.database.tenant("Fibra Demo"));
    for (var other : others) {
      write(directory, other, "actions/ring_bell.yaml", ACTION);
      write(directory, other, "flows/ring_bell.yaml", FLOW);
      write(directory, other, "secrets.properties", "bell=ding");
    }
    var first = new TenantId(new UUID(0, 1));
    var broken = directory.resolve(first.toString()).resolve(name);
    Files.createDirectories(broken.getParent());
    Files.write(broken, text.getBytes(StandardCharsets.ISO_8859_1));

    Await.done(new ImportPublications(publications).from(directory));

    assertThat(others).allSatisfy(other -> assertThat(intents(bots, other)).contains("ring_bell"));
    assertThatThrownBy(() -> new TenantFiles(directory).read(first)).hasMessageContaining(name);
  }

  private static FollowPublications followingBySight(PublicationStore store, TenantBots bots) {
    var following =
        new FollowPublications(
            site.live, store, bots, Duration.ofMillis(100), Schedulers.parallel());
    following.start();
    return following;
  }

  private boolean soonOffers(TenantBots bots, String intent) {
    return Await.value(
        often().concatMap(_ -> bots.of(tenant)).any(bot -> bot.flows().intents().contains(intent)));
  }

  private static Flux<Long> often() {
    return Flux.interval(Duration.ZERO, Duration.ofMillis(50)).onBackpressureDrop();
  }

  /** Nothing that was sealed opens any more, as after a key was lost. */
  private void spoilSecrets() {
    var spoil =
        site.database
            .client()
            .sql("update bot_publication set secrets = '\\x00' where tenant_id = $1")
            .bind(0, tenant.value())
            .then();
    Await.done(site.database.scope().inTenant(tenant, () -> spoil));
  }

  private <T> Mono<T> inTheNameOf(String person, Mono<T> change) {
    return site.signedChanges().by(tenant, person, () -> change);
  }

  private static TenantId other() {
    return site.database.tenant("Red Andina");
  }

  private static Map<Language, String> all(String text) {
    return Map.of(Language.SPANISH, text, Language.ENGLISH, text, Language.GERMAN, text);
  }

  /** A store that fails when it is told to. */
  private static final class AwayNowAndThen implements PublicationStore {

    private final PublicationStore store;
    private final AtomicInteger missed = new AtomicInteger();
    private volatile boolean away;

    AwayNowAndThen(PublicationStore store) {
      this.store = store;
    }

    @Override
    public Mono<Integer> add(
        TenantId tenant, Publication publication, Basis basis, @Nullable List<YamlFile> inFiles) {
      return store.add(tenant, publication, basis, inFiles);
    }

    @Override
    public Mono<Integer> latest(TenantId tenant) {
      return here().then(store.latest(tenant));
    }

    @Override
    public Flux<TenantId> publishedWithin(Duration time) {
      return here().thenMany(store.publishedWithin(time));
    }

    private Mono<Void> here() {
      return Mono.fromRunnable(
          () -> {
            if (away) {
              missed.incrementAndGet();
              throw new IllegalStateException("away");
            }
          });
    }

    @Override
    public Mono<Integer> latestOfFiles(TenantId tenant) {
      return store.latestOfFiles(tenant);
    }

    @Override
    public Mono<List<YamlFile>> flowsInFiles(TenantId tenant, int number) {
      return store.flowsInFiles(tenant, number);
    }

    @Override
    public Mono<BotContent> content(TenantId tenant, int number) {
      return store.content(tenant, number);
    }

    @Override
    public Flux<Edition> editions(TenantId tenant) {
      return store.editions(tenant);
    }

    @Override
    public Mono<Publication> get(TenantId tenant, int number) {
      return store.get(tenant, number);
    }
  }

  private void write(Path directory, String name, String text) throws IOException {
    write(directory, tenant, name, text);
  }

  private static void write(Path directory, TenantId whose, String name, String text)
      throws IOException {
    var file = directory.resolve(whose.toString()).resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Publishing publish(String action, String flow) {
    return Await.value(
        publications.publish(
            tenant,
            new Publication(
                List.of(new YamlFile("actions/ring_bell.yaml", action)),
                List.of(new YamlFile("flows/ring_bell.yaml", flow)),
                Map.of("bell", "ding"))));
  }

  private static List<Code> codes(Publishing publishing) {
    return publishing instanceof Publishing.Refused(var problems)
        ? problems.stream().map(DeclarationProblem::code).distinct().toList()
        : List.of();
  }

  private static Iterable<String> intents(TenantBots bots, TenantId tenant) {
    return Await.value(bots.of(tenant)).flows().intents();
  }
}
