package io.recado.intents.published;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.recado.intents.cascade.Classifiers;
import io.recado.intents.local.LocalClassifier;
import io.recado.intents.local.Phrases;
import io.recado.intents.published.ClassifierStore.Latest;
import io.recado.intents.published.ClassifierStore.Stored;
import io.recado.tenant.TenantId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * The classifiers of all tenants: their own where they have published phrases, the shipped one
 * elsewhere. All share one embedder; a tenant's own is loaded when its customers write, and dropped
 * again when memory is wanted for others.
 *
 * <p>Publications are looked for once a second, also those made by other processes; while the
 * database is away the last known ones hold. Learning happens on one thread, in turn.
 */
public final class TenantClassifiers implements Classifiers, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TenantClassifiers.class);

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /**
   * Added to the time since the last look: a publication becomes visible after its time was read.
   */
  private static final Duration LOOKING_BACK = Duration.ofMinutes(1);

  /** Between tries while the database is away. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final ClassifierStore store;
  private final Mono<LocalClassifier> shipped;
  private final Scheduler learning = Schedulers.newSingle("intent-training", true);
  private final Map<TenantId, Integer> latest = new ConcurrentHashMap<>();
  private final AsyncCache<Latest, Loaded> loaded;
  private final Disposable following;
  private volatile long lastLook = System.nanoTime();

  /**
   * @param megabytes what tenants' own classifiers may take together, the embedder not counted
   */
  public TenantClassifiers(ClassifierStore store, int megabytes) {
    this.store = store;
    this.shipped = Mono.fromCallable(LocalClassifier::shipped).subscribeOn(learning).cache();
    this.loaded =
        Caffeine.newBuilder()
            .maximumWeight(megabytes * 1_000_000L)
            .weigher((Latest publication, Loaded classifier) -> classifier.bytes())
            .buildAsync();
    this.following = follow().subscribe();
  }

  @Override
  public Mono<LocalClassifier> of(TenantId tenant) {
    return Mono.defer(
        () -> {
          var publication = latest.get(tenant);
          return publication == null ? shipped : own(new Latest(tenant, publication));
        });
  }

  @Override
  public Mono<Void> warmUp() {
    return shipped.then();
  }

  /**
   * Learns phrases, and keeps nothing: a tenant's bot is read by what was learned a second or two
   * after it was added to the store. Takes seconds for some hundred phrases.
   *
   * @return fails with {@link PhrasesException} when the phrases are not fit to learn from
   */
  public Mono<Stored> learn(Phrases phrases) {
    return Mono.fromCallable(() -> learned(phrases)).subscribeOn(learning);
  }

  /** What keeps phrases from being learned; empty when nothing does. */
  public static List<PhraseProblem> problems(Phrases phrases) {
    return PhraseChecks.problems(phrases);
  }

  @Override
  public void close() {
    following.dispose();
    learning.dispose();
  }

  private static Stored learned(Phrases phrases) {
    PhraseChecks.check(phrases);
    return new Stored(phrases, bytes(LocalClassifier.trainedOn(phrases)));
  }

  private Mono<LocalClassifier> own(Latest publication) {
    return Mono.fromFuture(
            () -> loaded.get(publication, (key, executor) -> load(key).toFuture()), true)
        .map(Loaded::classifier);
  }

  private Mono<Loaded> load(Latest publication) {
    return store
        .get(publication.tenant(), publication.publication())
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("it is not kept any more")))
        .publishOn(Schedulers.boundedElastic())
        .flatMap(stored -> loaded(publication, stored));
  }

  /** Learned anew, in turn, where it was learned with another embedding model or version. */
  private Mono<Loaded> loaded(Latest publication, Stored stored) {
    if (stored.phrases().isNone()) {
      return shipped.map(classifier -> new Loaded(classifier, 0));
    }
    return Mono.justOrEmpty(read(stored))
        .map(classifier -> new Loaded(classifier, stored.learned().length))
        .switchIfEmpty(
            Mono.fromCallable(() -> learnedAnew(publication, stored))
                .subscribeOn(learning)
                .flatMap(anew -> keep(publication, anew)));
  }

  /** So that no other node has to learn it. It is read from memory here, kept or not. */
  private Mono<Loaded> keep(Latest publication, LocalClassifier anew) {
    var bytes = bytes(anew);
    return store
        .replace(publication, bytes)
        .doOnError(
            error ->
                log.warn(
                    "What publication {} of tenant {} has learned anew is not kept ({}); the next"
                        + " node learns it again",
                    publication.publication(),
                    publication.tenant(),
                    error.toString()))
        .onErrorComplete()
        .thenReturn(new Loaded(anew, bytes.length));
  }

  private static Optional<LocalClassifier> read(Stored stored) {
    try {
      return LocalClassifier.readFrom(new ByteArrayInputStream(stored.learned()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static LocalClassifier learnedAnew(Latest publication, Stored stored) {
    log.info(
        "Publication {} of tenant {} was learned with another embedding model or version; learning"
            + " anew",
        publication.publication(),
        publication.tenant());
    return LocalClassifier.trainedOn(stored.phrases());
  }

  private static byte[] bytes(LocalClassifier classifier) {
    var bytes = new ByteArrayOutputStream();
    try {
      classifier.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** All publications first, and again after every failure; in between the latest. */
  private Flux<Latest> follow() {
    return Flux.defer(
            () ->
                store
                    .latest(null)
                    .concatWith(
                        Flux.interval(INTERVAL).onBackpressureDrop().concatMap(tick -> news(), 1)))
        .doOnNext(this::hold)
        .doOnError(
            error ->
                log.warn(
                    "Tenants' publications cannot be looked for ({}); trying on, the known ones hold",
                    error.toString()))
        .retryWhen(
            Retry.backoff(Long.MAX_VALUE, INTERVAL)
                .maxBackoff(LONGEST_PAUSE)
                .transientErrors(true));
  }

  /** Also when this process was frozen meanwhile. */
  private Flux<Latest> news() {
    return Flux.defer(
        () -> {
          long now = System.nanoTime();
          var since = Duration.ofNanos(now - lastLook).plus(LOOKING_BACK);
          return store.latest(since).doOnComplete(() -> lastLook = now);
        });
  }

  private void hold(Latest publication) {
    latest.merge(publication.tenant(), publication.publication(), Math::max);
  }

  private record Loaded(LocalClassifier classifier, int bytes) {}
}
