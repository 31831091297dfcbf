package io.recado.intents.published;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.recado.intents.cascade.Classifiers;
import io.recado.intents.local.LocalClassifier;
import io.recado.intents.local.Phrases;
import io.recado.intents.published.ClassifierStore.Latest;
import io.recado.intents.published.ClassifierStore.Stored;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
 * database is away the last known ones hold. Bots are learned in turn, each on all cores.
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
  private final Mono<Learner> learner;
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
    this.learner = shipped.map(Learner::new).cache();
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
   * Learns phrases as far as they are not known: languages as they come with Recado, and those that
   * the tenant's bot had learned before, are taken over. Keeps nothing: a tenant's bot is read by
   * what was learned a second or two after it was added to the store. Takes up to half a minute for
   * each language that is learned, which are learned in turn.
   *
   * @return fails with {@link PhrasesException} when the phrases are not fit to learn from
   */
  public Mono<Stored> learn(TenantId tenant, Phrases phrases) {
    return Mono.fromRunnable(() -> PhraseChecks.check(phrases))
        .subscribeOn(Schedulers.boundedElastic())
        .then(Mono.zip(learner, earlier(tenant).collectList()))
        .publishOn(learning)
        .map(known -> known.getT1().learn(phrases, known.getT2()).stored());
  }

  /** What was learned last, be it published or not, and what is published. */
  private Flux<Stored> earlier(TenantId tenant) {
    return Flux.defer(
        () ->
            store
                .tried(tenant)
                .concatWith(
                    Mono.justOrEmpty(latest.get(tenant))
                        .flatMap(publication -> store.get(tenant, publication)))
                .filter(stored -> !stored.phrases().isNone()));
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

  /** Learned again, in turn, where it was learned with another embedding model or version. */
  private Mono<Loaded> loaded(Latest publication, Stored stored) {
    if (stored.phrases().isNone()) {
      return shipped.map(classifier -> new Loaded(classifier, 0));
    }
    return learner.flatMap(
        learner ->
            Mono.justOrEmpty(learner.read(stored))
                .switchIfEmpty(
                    Mono.fromCallable(() -> again(learner, publication, stored))
                        .subscribeOn(learning)
                        .delayUntil(lesson -> keep(publication, lesson)))
                .map(lesson -> new Loaded(lesson.classifier(), lesson.ownBytes())));
  }

  /** So that no other node has to learn it. It is read from memory here, kept or not. */
  private Mono<Void> keep(Latest publication, Lesson lesson) {
    return store
        .replace(publication, lesson.stored())
        .doOnError(
            error ->
                log.warn(
                    "What publication {} of tenant {} has learned anew is not kept ({}); the next"
                        + " node learns it again",
                    publication.publication(),
                    publication.tenant(),
                    error.toString()))
        .onErrorComplete();
  }

  private static Lesson again(Learner learner, Latest publication, Stored stored) {
    log.info(
        "Publication {} of tenant {} was learned with another embedding model or version; learning"
            + " anew what cannot be read",
        publication.publication(),
        publication.tenant());
    return learner.learnAgain(stored);
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
