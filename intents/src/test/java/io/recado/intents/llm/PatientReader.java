package io.recado.intents.llm;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** The product's reader, which a busy machine may keep waiting for what a first call loads. */
final class PatientReader {

  private static final Duration PREPARATION = Duration.ofSeconds(20);

  private PatientReader() {}

  static LlmReader of(
      ModelChoice choice, Endpoints endpoints, LlmLedger ledger, RecentTurns recentTurns) {
    return new LangChainReader(
        tenant -> Mono.just(choice), endpoints, ledger, recentTurns, PREPARATION);
  }
}
