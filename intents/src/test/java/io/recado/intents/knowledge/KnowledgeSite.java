package io.recado.intents.knowledge;

import io.recado.database.TestDatabase;
import io.recado.egress.Egress;
import io.recado.intents.embedding.Embedders;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.understanding.Knowledge;
import java.util.Map;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A tenant with knowledge on a real PostgreSQL, and what publishes and searches it. */
final class KnowledgeSite implements AutoCloseable {

  static final int MOST_BYTES = 1_000_000;
  static final int MOST_PASSAGES = 500;

  private final TestDatabase database = TestDatabase.with("core");
  private final Scheduler threads = Schedulers.newBoundedElastic(2, 100, "knowledge-test");
  private final Meaning meaning = new Meaning(Embedders::shared);
  private final PostgresSources sources = new PostgresSources(database.client(), database.scope());
  private final PostgresPassages passages =
      new PostgresPassages(database.client(), database.scope());
  private final Search search = new Search(passages, meaning, threads, 10_000_000);
  private final KnowledgeBase base =
      new KnowledgeBase(
          sources,
          new Preparation(
              new Documents(), meaning, new Preparation.Limits(MOST_BYTES, MOST_PASSAGES)),
          new WebPages(Egress.of(Settings.of(Map.of())), MOST_BYTES),
          threads);
  private final TenantId tenant = newTenant();

  static KnowledgeSite ofDemo() {
    var site = new KnowledgeSite();
    DemoKnowledge.sources().forEach(source -> Await.done(site.base.publish(site.tenant, source)));
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

  KnowledgeBase base() {
    return base;
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
    threads.dispose();
    database.close();
  }
}
