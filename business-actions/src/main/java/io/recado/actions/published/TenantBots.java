package io.recado.actions.published;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.recado.actions.published.PublicationCheck.Checked;
import io.recado.actions.published.Publishing.Published;
import io.recado.actions.published.Publishing.Refused;
import io.recado.channel.SecretBoxException;
import io.recado.tenant.TenantId;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The bots of all tenants: with what they have published, or as Recado comes. Which publication
 * holds is asked for once in {@link #SOON} while a tenant's customers write. Safe for many threads.
 */
public final class TenantBots {

  /** By then every process works by a new publication. */
  public static final Duration SOON = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(TenantBots.class);

  private static final int MOST_BUILT = 500;

  private final PublicationStore store;
  private final PublicationCheck check;
  private final TenantBot shipped;
  private final AsyncCache<TenantId, TenantBot> current =
      Caffeine.newBuilder().expireAfterWrite(SOON).maximumSize(10_000).buildAsync();
  private final AsyncCache<Key, TenantBot> built =
      Caffeine.newBuilder().maximumSize(MOST_BUILT).buildAsync();

  TenantBots(PublicationStore store, PublicationCheck check) {
    this.store = store;
    this.check = check;
    this.shipped = check.shipped();
  }

  /** The bot that holds for a tenant. */
  public Mono<TenantBot> of(TenantId tenant) {
    return Mono.fromFuture(
        () -> current.get(tenant, (key, executor) -> load(key).toFuture()), true);
  }

  /**
   * Publishes, if nothing is wrong with it: then the tests beside its actions have passed. What is
   * the same as what holds is not published again.
   */
  public Mono<Publishing> publish(TenantId tenant, Publication draft) {
    return checked(draft)
        .flatMap(
            checked ->
                switch (checked) {
                  case Checked.Fit _ -> addUnlessSame(tenant, draft);
                  case Checked.Unfit(var problems) -> Mono.just(new Refused(problems));
                });
  }

  private Mono<Publishing> addUnlessSame(TenantId tenant, Publication draft) {
    return store
        .latest(tenant)
        .filterWhen(number -> holds(tenant, number, draft))
        .switchIfEmpty(Mono.defer(() -> store.add(tenant, draft)))
        .doOnNext(number -> current.synchronous().invalidate(tenant))
        .map(Published::new);
  }

  private Mono<Boolean> holds(TenantId tenant, int number, Publication draft) {
    return store
        .get(tenant, number)
        .map(draft::equals)
        .onErrorReturn(SecretBoxException.class, false);
  }

  private Mono<TenantBot> load(TenantId tenant) {
    return store
        .latest(tenant)
        .flatMap(number -> built(new Key(tenant, number)))
        .defaultIfEmpty(shipped);
  }

  private Mono<TenantBot> built(Key key) {
    return Mono.fromFuture(
        () -> built.get(key, (missing, executor) -> build(missing).toFuture()), true);
  }

  /** Customers are served in any case. */
  private Mono<TenantBot> build(Key key) {
    return store
        .get(key.tenant(), key.number())
        .flatMap(this::checked)
        .map(checked -> usable(key, checked))
        .onErrorResume(SecretBoxException.class, error -> withoutSecrets(key))
        .defaultIfEmpty(shipped);
  }

  private Mono<Checked> checked(Publication publication) {
    return Mono.fromCallable(() -> check.check(publication)).subscribeOn(Schedulers.parallel());
  }

  private TenantBot usable(Key key, Checked checked) {
    return switch (checked) {
      case Checked.Fit(var bot) -> bot;
      case Checked.Unfit(var problems) -> {
        log.error(
            "Publication {} of tenant {} does not suit this version, its customers have the bot"
                + " as it comes: {}",
            key.number(),
            key.tenant(),
            problems);
        yield shipped;
      }
    };
  }

  private Mono<TenantBot> withoutSecrets(Key key) {
    log.error(
        "The secrets of publication {} of tenant {} cannot be opened, its customers have the bot as"
            + " it comes",
        key.number(),
        key.tenant());
    return Mono.just(shipped);
  }

  private record Key(TenantId tenant, int number) {}
}
