package io.recado.actions.published;

import io.recado.actions.published.Publishing.Published;
import io.recado.actions.published.Publishing.Refused;
import io.recado.channel.SecretBoxException;
import io.recado.dialogue.Abilities;
import io.recado.live.LiveEvents;
import io.recado.live.Topic;
import io.recado.tenant.TenantId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What tenants have published, and publishing it. Safe for many threads. */
public final class Publications {

  private final PublicationStore store;
  private final PublicationCheck check;
  private final TenantBots bots;
  private final LiveEvents live;

  Publications(PublicationStore store, PublicationCheck check, TenantBots bots, LiveEvents live) {
    this.store = store;
    this.check = check;
    this.bots = bots;
    this.live = live;
  }

  /** What holds: {@link Publication#NONE} where the tenant has published nothing. */
  public Mono<Publication> published(TenantId tenant) {
    return store
        .latest(tenant)
        .flatMap(number -> store.get(tenant, number))
        .defaultIfEmpty(Publication.NONE);
  }

  /** Empty when there is none of this number (any more). */
  public Mono<Publication> published(TenantId tenant, int number) {
    return store.get(tenant, number);
  }

  /** Those that are kept, the latest first: that is the one that holds. */
  public Flux<Edition> editions(TenantId tenant) {
    return store.editions(tenant);
  }

  /** What a tenant's flows may name: the actions that come with Recado, and its own. */
  public Mono<Abilities> abilities(TenantId tenant) {
    return bots.of(tenant).map(bot -> bot.actions().abilities());
  }

  /** What would be, were this published with the tenant's actions. */
  public Mono<Checked> check(TenantId tenant, BotContent content) {
    return published(tenant).flatMap(holding -> checked(holding.with(content)));
  }

  /**
   * Publishes this with the tenant's actions, if nothing is wrong with it. The person in whose name
   * the transaction is has done it.
   *
   * @param restores the number of the publication whose content it is; null when it is new
   * @param classifier what was learned of its phrases, see {@link Edition#classifier()}; null when
   *     they are those of what holds
   */
  public Mono<Publishing> publish(
      TenantId tenant,
      BotContent content,
      @Nullable Integer restores,
      @Nullable Integer classifier) {
    return published(tenant)
        .map(holding -> holding.with(content))
        .flatMap(
            publication ->
                ifFit(publication, () -> add(tenant, publication, restores, classifier)));
  }

  /**
   * Publishes, if nothing is wrong with it: then the tests beside its actions have passed. What is
   * the same as what holds is not published again.
   */
  public Mono<Publishing> publish(TenantId tenant, Publication draft) {
    return ifFit(
        draft,
        () ->
            store
                .latest(tenant)
                .filterWhen(number -> holds(tenant, number, draft))
                .<Publishing>map(Published::new)
                .switchIfEmpty(Mono.defer(() -> add(tenant, draft, null, null))));
  }

  /**
   * Publishes what stands in files, unless the same files were the last ones to be published: what
   * an owner has changed since is kept. Texts and phrases are not in files, and stay.
   */
  Mono<Publishing> publishFiles(TenantId tenant, Publication files) {
    return store
        .latestOfFiles(tenant)
        .filterWhen(number -> isOfFiles(tenant, number, files))
        .flatMap(same -> store.latest(tenant))
        .<Publishing>map(Published::new)
        .switchIfEmpty(Mono.defer(() -> publishNewFiles(tenant, files)));
  }

  private Mono<Publishing> publishNewFiles(TenantId tenant, Publication files) {
    return published(tenant)
        .map(Publication::content)
        .onErrorReturn(SecretBoxException.class, BotContent.SHIPPED)
        .map(holding -> files.with(holding.withFlows(files.flows())))
        .flatMap(publication -> publish(tenant, publication))
        .delayUntil(publishing -> tell(tenant));
  }

  private Mono<Boolean> isOfFiles(TenantId tenant, int number, Publication files) {
    return store
        .get(tenant, number)
        .map(files::isOfFilesOf)
        .onErrorReturn(SecretBoxException.class, false);
  }

  private Mono<Boolean> holds(TenantId tenant, int number, Publication draft) {
    return store
        .get(tenant, number)
        .map(draft::equals)
        .onErrorReturn(SecretBoxException.class, false);
  }

  private Mono<Publishing> ifFit(Publication publication, Supplier<Mono<Publishing>> publish) {
    return checked(publication)
        .flatMap(
            checked ->
                switch (checked) {
                  case Checked.Fit _ -> publish.get();
                  case Checked.Unfit(var problems) -> Mono.just(new Refused(problems));
                });
  }

  private Mono<Publishing> add(
      TenantId tenant,
      Publication publication,
      @Nullable Integer restores,
      @Nullable Integer classifier) {
    return store
        .add(tenant, publication, restores, classifier)
        .doOnNext(number -> bots.look(tenant))
        .map(Published::new);
  }

  /** Has every process look at once for what a tenant has published; for when it is committed. */
  public Mono<Void> tell(TenantId tenant) {
    return Mono.fromRunnable(() -> bots.look(tenant)).then(live.changed(Topic.bot(tenant)));
  }

  private Mono<Checked> checked(Publication publication) {
    return Mono.fromCallable(() -> check.check(publication)).subscribeOn(Schedulers.parallel());
  }
}
