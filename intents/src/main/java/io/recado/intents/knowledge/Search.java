package io.recado.intents.knowledge;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.recado.conversation.Language;
import io.recado.intents.knowledge.PostgresPassages.Looked;
import io.recado.intents.knowledge.TenantIndex.Spot;
import io.recado.tenant.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Finds passages by words, in PostgreSQL, and by meaning, in memory, and weighs both together.
 * Passages are found in the language of the question only.
 */
final class Search {

  private static final int MOST_BY_WORDS = 20;
  private static final int MOST_BY_MEANING = 10;

  private final PostgresPassages passages;
  private final Meaning meaning;
  private final Scheduler threads;
  private final AsyncCache<Edition, TenantIndex> indexes;

  /**
   * @param threads computes vectors and compares them
   * @param mostBytes of what is kept in memory, about
   */
  Search(PostgresPassages passages, Meaning meaning, Scheduler threads, long mostBytes) {
    this.passages = passages;
    this.meaning = meaning;
    this.threads = threads;
    this.indexes =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes)
            .<Edition, TenantIndex>weigher((edition, index) -> index.bytes())
            .executor(Runnable::run)
            .buildAsync();
  }

  /** The likeliest passages first; empty when nothing is published, or nothing found. */
  Mono<List<Hit>> find(TenantId tenant, Language language, String question) {
    var widened = Synonyms.of(question, language);
    if (widened.isEmpty()) {
      return Mono.empty();
    }
    return Mono.fromCallable(() -> new Asked(language, widened, meaning.of(question)))
        .subscribeOn(threads)
        .flatMap(asked -> find(tenant, asked))
        .filter(hits -> !hits.isEmpty());
  }

  private Mono<List<Hit>> find(TenantId tenant, Asked asked) {
    return passages
        .version(tenant)
        .flatMap(version -> index(new Edition(tenant, version)))
        .zipWhen(index -> stems(asked.language(), asked.widened()))
        .publishOn(threads)
        .flatMap(both -> find(tenant, asked, both.getT1(), both.getT2()));
  }

  /** Read once for all who ask meanwhile, and on when nobody waits any more: the next finds it. */
  private Mono<TenantIndex> index(Edition edition) {
    return Mono.fromFuture(
        () -> indexes.get(edition, (key, executor) -> read(key).toFuture()), true);
  }

  private Mono<TenantIndex> read(Edition edition) {
    return passages
        .index(edition.tenant(), meaning.model())
        .doOnNext(index -> indexes.asMap().keySet().removeIf(edition::replaces));
  }

  private Mono<Map<String, Set<String>>> stems(
      Language language, Map<String, Set<String>> widened) {
    var words = new HashSet<String>(widened.keySet());
    widened.values().forEach(words::addAll);
    return passages.stems(language, words);
  }

  /** Words that PostgreSQL counts for nothing are left out. */
  private static List<Term> terms(
      Map<String, Set<String>> stems, Vocabulary vocabulary, Map<String, Set<String>> widened) {
    var terms = new ArrayList<Term>();
    for (var word : widened.entrySet()) {
      var sought = new HashSet<String>();
      word.getValue().forEach(other -> sought.addAll(stems.getOrDefault(other, Set.of())));
      var own = stems.getOrDefault(word.getKey(), Set.of());
      if (sought.stream().noneMatch(vocabulary::knows)) {
        own.forEach(stem -> sought.addAll(vocabulary.near(stem)));
      }
      if (!sought.isEmpty()) {
        terms.add(new Term(sought, vocabulary.weight(sought)));
      }
    }
    return terms;
  }

  private Mono<List<Hit>> find(
      TenantId tenant, Asked asked, TenantIndex index, Map<String, Set<String>> stems) {
    var vocabulary = index.vocabulary(asked.language());
    var terms = terms(stems, vocabulary, asked.widened());
    if (terms.isEmpty()) {
      return Mono.empty();
    }
    return Mono.fromSupplier(() -> looked(asked, index, terms))
        .subscribeOn(threads)
        .flatMapMany(
            looked -> passages.candidates(tenant, asked.language(), looked, meaning.model()))
        .map(candidate -> hit(candidate, terms, vocabulary))
        .sort(Comparator.comparingDouble(Hit::support).reversed())
        .collectList();
  }

  private static Looked looked(Asked asked, TenantIndex index, List<Term> terms) {
    var vector = asked.vector();
    var near =
        vector == null ? List.<Spot>of() : index.nearest(asked.language(), vector, MOST_BY_MEANING);
    return new Looked(terms, MOST_BY_WORDS, near, vector);
  }

  private static Hit hit(Candidate candidate, List<Term> terms, Vocabulary vocabulary) {
    var evidence = Evidence.of(terms, vocabulary, candidate);
    return new Hit(candidate.passage(), candidate.source(), evidence, Support.of(evidence));
  }

  /** What a tenant had published at one time; versions only grow. */
  private record Edition(TenantId tenant, long version) {

    boolean replaces(Edition other) {
      return tenant.equals(other.tenant) && other.version < version;
    }
  }

  /**
   * A question, ready to be looked for.
   *
   * @param widened its words, each with those to look for instead
   * @param vector null where meaning is not compared
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Asked(
      Language language, Map<String, Set<String>> widened, float @Nullable [] vector) {}
}
