package io.recado.intents.media;

import io.recado.intents.llm.FreshWishes;
import io.recado.intents.llm.ModelWish;
import io.recado.intents.llm.ModelWish.Installations;
import io.recado.intents.llm.ModelWish.Lost;
import io.recado.intents.llm.ModelWish.None;
import io.recado.intents.llm.ModelWish.Own;
import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/**
 * Whatever the installation has, for the tenants that do not refuse models: who wants no written
 * word of a customer to go to one wants no spoken word and no photo to, either.
 */
public final class WantedMedia implements MediaChoices {

  private final FreshWishes wishes;
  private final MediaChoices installation;

  public WantedMedia(FreshWishes wishes, MediaChoices installation) {
    this.wishes = wishes;
    this.installation = installation;
  }

  @Override
  public Mono<MediaChoice> of(TenantId tenant) {
    return installation
        .of(tenant)
        .filterWhen(choice -> wishes.of(tenant).map(WantedMedia::areWanted));
  }

  private static boolean areWanted(ModelWish wish) {
    return switch (wish) {
      case None _ -> false;
      case Installations _, Own _, Lost _ -> true;
    };
  }
}
