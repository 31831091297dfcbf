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
  KnowledgeBase knowledgeBase(
      PostgresSources sources, Egress egress, Scheduler publishingThread, Settings settings) {
    int mostBytes = settings.count(Setting.KNOWLEDGE_MOST_BYTES);
    int mostPassages = settings.count(Setting.KNOWLEDGE_MOST_PASSAGES);
    var limits = new Preparation.Limits(mostBytes, mostPassages);
    return new KnowledgeBase(
        sources,
        new Preparation(new Documents(), Meaning.shared(), limits),
        new WebPages(egress, mostBytes),
        publishingThread);
  }

  /** Without a language model where the application has none. */
  @Bean
  Knowledge knowledge(
      PostgresPassages passages,
      ObjectProvider<LlmWriter> writer,
      Scheduler askingThreads,
      Settings settings) {
    var search =
        new Search(
            passages,
            Meaning.shared(),
            askingThreads,
            settings.count(Setting.KNOWLEDGE_CACHE_BYTES));
    return new TenantKnowledge(
        search, new ModelWriter(writer.getIfAvailable(() -> LlmWriter.NONE)));
  }
}
