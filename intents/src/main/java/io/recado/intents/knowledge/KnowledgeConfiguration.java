package io.recado.intents.knowledge;

import io.recado.egress.Egress;
import io.recado.intents.llm.LlmWriter;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.understanding.Knowledge;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Wires what tenants publish, and the search in it. */
@Configuration(proxyBeanMethods = false)
class KnowledgeConfiguration {

  private static final int MOST_WAITING = 1_000;

  /** Vectors of questions are computed and compared on threads of their own. */
  @Bean(destroyMethod = "dispose")
  Scheduler askingThreads() {
    return Schedulers.newBoundedElastic(2, MOST_WAITING, "knowledge-asking");
  }

  /** Documents are read on another, so that no customer waits for a long one. */
  @Bean(destroyMethod = "dispose")
  Scheduler publishingThread() {
    return Schedulers.newBoundedElastic(1, MOST_WAITING, "knowledge-publishing");
  }

  @Bean
  PublishEdition publishEdition(
      PostgresEditions editions,
      PostgresSources sources,
      Egress egress,
      Scheduler publishingThread,
      Settings settings) {
    int mostBytes = settings.count(Setting.KNOWLEDGE_MOST_BYTES);
    int mostPassages = settings.count(Setting.KNOWLEDGE_MOST_PASSAGES);
    var limits = new Preparation.Limits(mostBytes, mostPassages);
    var documents = new Documents(settings.duration(Setting.KNOWLEDGE_READING_TIMEOUT));
    return new PublishEdition(
        editions,
        sources,
        new Preparation(documents, Meaning.shared(), limits),
        new WebPages(egress, mostBytes),
        publishingThread);
  }

  @Bean
  ReadEditions readEditions(PostgresEditions editions, PublishEdition publish) {
    return new ReadEditions(editions, publish);
  }

  @Bean
  KnowledgeDesk knowledgeDesk(
      PostgresEditions editions,
      PostgresSources sources,
      PostgresSourceList listed,
      ReadEditions reading,
      Settings settings) {
    int most = settings.count(Setting.KNOWLEDGE_MOST_SOURCES);
    return new KnowledgeDesk(editions, sources, listed, reading, most);
  }

  @Bean
  Search knowledgeSearch(PostgresPassages passages, Scheduler askingThreads, Settings settings) {
    return new Search(
        passages, Meaning.shared(), askingThreads, settings.count(Setting.KNOWLEDGE_CACHE_BYTES));
  }

  @Bean
  KnowledgeTrial knowledgeTrial(Search search) {
    return new KnowledgeTrial(search);
  }

  /** Without a language model where the application has none. */
  @Bean
  Knowledge knowledge(Search search, ObjectProvider<LlmWriter> writer) {
    return new TenantKnowledge(
        search, new ModelWriter(writer.getIfAvailable(() -> LlmWriter.NONE)));
  }
}
