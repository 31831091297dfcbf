package io.recado.intents.llm;

import io.recado.intents.llm.ModelWish.Installations;
import io.recado.intents.llm.ModelWish.Lost;
import io.recado.intents.llm.ModelWish.None;
import io.recado.intents.llm.ModelWish.Own;
import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/**
 * Each tenant's own model, or the installation's where it wants that. Words go where the tenant is
 * known to want them, and otherwise nowhere: what cannot be opened is not replaced by another.
 */
final class TenantModels implements ModelChoices {

  private final FreshWishes wishes;
  private final ModelChoices installation;
  private final ModelLimits limits;

  /**
   * @param limits what a tenant's own model is held within
   */
  TenantModels(FreshWishes wishes, ModelChoices installation, ModelLimits limits) {
    this.wishes = wishes;
    this.installation = installation;
    this.limits = limits;
  }

  @Override
  public Mono<ModelChoice> of(TenantId tenant) {
    return wishes.of(tenant).flatMap(wish -> choice(tenant, wish));
  }

  private Mono<ModelChoice> choice(TenantId tenant, ModelWish wish) {
    return switch (wish) {
      case Installations _ -> installation.of(tenant);
      case Own own -> Mono.just(limits.choice(own));
      case None _, Lost _ -> Mono.empty();
    };
  }
}
