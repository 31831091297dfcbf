package io.recado.admin.model;

import io.recado.admin.model.ModelView.ModelBounds;
import io.recado.admin.model.ModelView.ModelSpending;
import io.recado.admin.model.ModelView.OwnModel;
import io.recado.admin.model.ModelView.State;
import io.recado.admin.model.ModelView.Use;
import io.recado.intents.llm.ModelLimits;
import io.recado.intents.llm.ModelWish;
import io.recado.intents.llm.ModelWish.Installations;
import io.recado.intents.llm.ModelWish.Lost;
import io.recado.intents.llm.ModelWish.None;
import io.recado.intents.llm.ModelWish.Own;
import io.recado.intents.llm.ModelWishes;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A tenant's model as its owners see it. */
@Component
class ModelBoard {

  private final ModelWishes wishes;
  private final PostgresSpending spending;
  private final ModelBounds limits;
  private final @Nullable String installation;

  ModelBoard(ModelWishes wishes, PostgresSpending spending, ModelLimits limits, Settings settings) {
    this.wishes = wishes;
    this.spending = spending;
    this.limits =
        new ModelBounds(
            limits.budget().tenantDaily(),
            limits.budget().tenantMonthly(),
            limits.timeLimit().toMillis());
    this.installation =
        settings.find(Setting.LLM_URL).flatMap(_ -> settings.find(Setting.LLM_MODEL)).orElse(null);
  }

  Mono<ModelView> of(TenantId tenant) {
    return Mono.zip(wishes.of(tenant), spending.of(tenant))
        .map(found -> view(found.getT1(), found.getT2()));
  }

  private ModelView view(ModelWish wish, ModelSpending spent) {
    return new ModelView(use(wish), own(wish), installation, limits, spent);
  }

  private static Use use(ModelWish wish) {
    return switch (wish) {
      case Installations _ -> Use.INSTALLATION;
      case None _ -> Use.NONE;
      case Own _, Lost _ -> Use.OWN;
    };
  }

  private static @Nullable OwnModel own(ModelWish wish) {
    return switch (wish) {
      case Own own -> ready(own);
      case Lost(var provider, var model) ->
          new OwnModel(State.LOST, provider, null, model, false, 0, 0, 0, 0);
      case Installations _, None _ -> null;
    };
  }

  private static OwnModel ready(Own own) {
    var access = own.access();
    return new OwnModel(
        State.READY,
        access.provider(),
        access.baseUrl().toString(),
        access.model(),
        !access.apiKey().isEmpty(),
        own.price().input(),
        own.price().output(),
        own.daily(),
        own.monthly());
  }
}
