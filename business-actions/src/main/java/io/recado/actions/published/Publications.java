package io.recado.actions.published;

import io.recado.actions.published.Publishing.Overtaken;
import io.recado.actions.published.Publishing.Published;
import io.recado.actions.published.Publishing.Refused;
import io.recado.channel.SecretBoxException;
import io.recado.dialogue.Abilities;
import io.recado.dialogue.YamlFile;
import io.recado.live.LiveEvents;
import io.recado.live.Topic;
import io.recado.tenant.TenantId;
import java.util.List;
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

  /** What holds, without its secrets. */
  public Mono<Holding> holding(TenantId tenant) {
    return store
        .latest(tenant)
        .flatMap(
            number -> store.content(tenant, number).map(content -> new Holding(number, content)))
        .defaultIfEmpty(Holding.NONE);
  }

  /** What one says and understands; empty when there is none of this number (any more). */
  public Mono<BotContent> content(TenantId tenant, int number) {
    return store.content(tenant, number);
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
   */
  public Mono<Publishing> publish(TenantId tenant, BotContent content, Basis basis) {
    return published(tenant)
        .map(holding -> holding.with(content))
        .flatMap(publication -> ifFit(publication, () -> add(tenant, publication, basis, null)));
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
                .switchIfEmpty(Mono.defer(() -> add(tenant, draft, Basis.ANY, null))));
  }

  /**
   * Publishes what stands in files, unless the same files were the last ones to be published: what
   * an owner has changed since is kept. Texts and phrases are not in files, and stay; so do an
   * owner's flows while those in the files are the same as before.
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
    return Mono.zip(holding(tenant), flowsInFiles(tenant))
        .flatMap(
            found ->
                publishNewFiles(tenant, files, found.getT1(), found.getT2().equals(files.flows())))
        .delayUntil(publishing -> tell(tenant));
  }

  /** Added also where it is what holds already: by the last files new ones are told from old. */
  private Mono<Publishing> publishNewFiles(
      TenantId tenant, Publication files, Holding holding, boolean keepsFlows) {
    var content = holding.content();
    var publication = files.with(keepsFlows ? content : content.withFlows(files.flows()));
    return ifFit(publication, () -> add(tenant, publication, Basis.after(holding), files.flows()));
  }

  /** The flows of the last files; none where there were no files yet. */
  private Mono<List<YamlFile>> flowsInFiles(TenantId tenant) {
    return store
        .latestOfFiles(tenant)
        .flatMap(number -> store.flowsInFiles(tenant, number))
        .defaultIfEmpty(List.of());
  }

  private Mono<Boolean> isOfFiles(TenantId tenant, int number, Publication files) {
    return Mono.zip(
            store.get(tenant, number).map(files::hasActionsOf),
            store.flowsInFiles(tenant, number).map(files.flows()::equals),
            Boolean::logicalAnd)
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
      TenantId tenant, Publication publication, Basis basis, @Nullable List<YamlFile> inFiles) {
    return store
        .add(tenant, publication, basis, inFiles)
        .doOnNext(number -> bots.look(tenant))
        .<Publishing>map(Published::new)
        .defaultIfEmpty(new Overtaken());
  }

  /** Has every process look at once for what a tenant has published; for when it is committed. */
  public Mono<Void> tell(TenantId tenant) {
    return Mono.fromRunnable(() -> bots.look(tenant)).then(live.changed(Topic.bot(tenant)));
  }

  private Mono<Checked> checked(Publication publication) {
    return Mono.fromCallable(() -> check.check(publication)).subscribeOn(Schedulers.parallel());
  }
}
