package io.recado.intents.knowledge;

import io.recado.database.TestDatabase;
import io.recado.egress.Egress;
import io.recado.intents.embedding.Embedders;
import io.recado.intents.knowledge.PostgresEditions.Due;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.understanding.Knowledge;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A tenant with knowledge on a real PostgreSQL, and what publishes and searches it. */
final class KnowledgeSite implements AutoCloseable {

  static final int MOST_BYTES = 1_000_000;
  static final int MOST_PASSAGES = 500;
  static final int MOST_SOURCES = 10;

  private final TestDatabase database = TestDatabase.with("core");
  private final Scheduler threads = Schedulers.newBoundedElastic(2, 100, "knowledge-test");
  private final Meaning meaning = new Meaning(Embedders::shared);
  private final PostgresSources sources = new PostgresSources(database.client(), database.scope());
  private final PostgresEditions editions =
      new PostgresEditions(database.client(), database.database().dispatch(), database.scope());
  private final Search search =
      new Search(
          new PostgresPassages(database.client(), database.scope()), meaning, threads, 10_000_000);
  private final PublishEdition publish =
      new PublishEdition(
          editions,
          sources,
          new Preparation(
              new Documents(Duration.ofSeconds(30)),
              meaning,
              new Preparation.Limits(MOST_BYTES, MOST_PASSAGES)),
          new WebPages(Egress.of(Settings.of(Map.of())), MOST_BYTES),
          threads);
  private final ReadEditions reading = new ReadEditions(editions, publish);
  private final KnowledgeDesk desk =
      new KnowledgeDesk(
          editions,
          sources,
          new PostgresSourceList(database.client(), database.scope()),
          reading,
          MOST_SOURCES);
  private final TenantId tenant = newTenant();

  static KnowledgeSite ofDemo() {
    var site = new KnowledgeSite();
    DemoKnowledge.editions()
        .forEach((id, edition) -> Await.done(site.published(site.tenant, id, edition)));
    return site;
  }

  TestDatabase database() {
    return database;
  }

  TenantId tenant() {
    return tenant;
  }

  TenantId newTenant() {
    return database.tenant("A tenant");
  }

  KnowledgeDesk desk() {
    return desk;
  }

  ReadEditions reading() {
    return reading;
  }

  PostgresEditions editions() {
    return editions;
  }

  PublishEdition publish() {
    return publish;
  }

  /** Hands it in, and has it read. */
  Mono<Void> published(TenantId tenant, UUID source, Edition edition) {
    return desk.change(tenant, source, edition)
        .filter(changed -> !changed)
        .flatMap(_ -> desk.add(tenant, source, edition))
        .then(Mono.defer(() -> reading.read(new Due(tenant, source))));
  }

  Search search() {
    return search;
  }

  Knowledge knowledge() {
    return knowledge(AnswerWriter.NONE);
  }

  Knowledge knowledge(AnswerWriter writer) {
    return new TenantKnowledge(search, writer);
  }

  @Override
  public void close() {
    reading.close();
    threads.dispose();
    database.close();
  }
}
