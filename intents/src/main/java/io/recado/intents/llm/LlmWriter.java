package io.recado.intents.llm;

import io.recado.conversation.ContactId;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Puts passages into words by a language model. What it writes is to be checked before it is said.
 */
@FunctionalInterface
public interface LlmWriter {

  /** Nobody has a language model. */
  LlmWriter NONE = task -> Mono.empty();

  /**
   * Asks the tenant's model; empty when it has none, or it cannot be asked or gives nothing that
   * can be read in time. Never fails, and blocks no thread of the caller's.
   */
  Mono<Draft> write(Task task);

  /**
   * What is to be written.
   *
   * @param customer whose budget it counts against
   * @param passages all that may be said; at most a handful
   */
  record Task(
      TenantId tenant,
      ContactId customer,
      Language language,
      String question,
      List<String> passages) {
    public Task {
      passages = List.copyOf(passages);
    }
  }

  /**
   * What a model wrote.
   *
   * @param answer blank when it found none in the passages
   * @param passages the numbers, from 0, of those it says to have used; not checked
   */
  record Draft(String answer, List<Integer> passages) {
    public Draft {
      Objects.requireNonNull(answer);
      passages = List.copyOf(passages);
    }
  }
}
