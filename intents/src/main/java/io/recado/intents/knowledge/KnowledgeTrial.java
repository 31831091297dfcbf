package io.recado.intents.knowledge;

import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import io.recado.understanding.KnowledgeAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Shows an owner how a question would be answered: as a customer's is, but for language models.
 * Nothing is written anywhere, and trying costs nothing.
 */
public final class KnowledgeTrial {

  private static final int MOST_SHOWN = 5;

  private final Search search;

  KnowledgeTrial(Search search) {
    this.search = search;
  }

  /**
   * What came of a question.
   *
   * @param answer what would be said; null when nothing is
   * @param withheld why nothing would be said; null when something is
   * @param enough the support from which a passage answers
   * @param passages that were found, the likeliest first
   */
  public record Tried(
      @Nullable KnowledgeAnswer answer,
      @Nullable Withheld withheld,
      double enough,
      List<Found> passages) {
    public Tried {
      passages = List.copyOf(passages);
    }
  }

  /** Why a question gets no answer. */
  public enum Withheld {
    /** Nothing published has to do with it. */
    NOTHING_FOUND,
    /** What was found does not support an answer by itself. */
    WEAK_SUPPORT,
    /** The passage says that something was done for the customer, which only actions may say. */
    CLAIMS_DEED
  }

  /**
   * A passage that was found.
   *
   * @param source as a customer reads it
   * @param headings a question's wordings, or the headings above a text
   * @param support how likely it answers the question, 0 to 1
   */
  public record Found(String source, List<String> headings, String text, double support) {
    public Found {
      headings = List.copyOf(headings);
    }
  }

  public Mono<Tried> ask(TenantId tenant, Language language, String words) {
    return search.find(tenant, language, words).defaultIfEmpty(List.of()).map(KnowledgeTrial::of);
  }

  private static Tried of(List<Hit> hits) {
    var answer = hits.isEmpty() ? null : TenantKnowledge.quoted(hits.getFirst()).orElse(null);
    var found = hits.stream().limit(MOST_SHOWN).map(KnowledgeTrial::found).toList();
    return new Tried(answer, answer == null ? withheld(hits) : null, Support.ENOUGH, found);
  }

  private static Withheld withheld(List<Hit> hits) {
    if (hits.isEmpty()) {
      return Withheld.NOTHING_FOUND;
    }
    return hits.getFirst().support() < Support.ENOUGH
        ? Withheld.WEAK_SUPPORT
        : Withheld.CLAIMS_DEED;
  }

  private static Found found(Hit hit) {
    var passage = hit.passage();
    return new Found(hit.source(), passage.headings(), passage.body(), hit.support());
  }
}
