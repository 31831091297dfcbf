package io.recado.admin.model;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Throttled;
import io.recado.admin.limit.Limit;
import io.recado.admin.limit.RateLimits;
import io.recado.admin.limit.Standing;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.audit.SignedChanges;
import io.recado.intents.llm.ModelCheck;
import io.recado.intents.llm.ModelCheck.Verdict.Answers;
import io.recado.intents.llm.ModelCheck.Verdict.Refused;
import io.recado.intents.llm.ModelChoice.Access;
import io.recado.intents.llm.ModelChoice.NamedBy;
import io.recado.intents.llm.ModelLimits;
import io.recado.intents.llm.ModelWish;
import io.recado.intents.llm.ModelWishes;
import io.recado.intents.llm.Price;
import io.recado.tenant.TenantId;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Tries the model that an owner wants, and keeps it where it answers. */
@Service
class ModelDesk {

  private final ModelWishes wishes;
  private final ModelCheck check;
  private final ModelLimits limits;
  private final RateLimits rates;
  private final SignedChanges changes;

  ModelDesk(
      ModelWishes wishes,
      ModelCheck check,
      ModelLimits limits,
      RateLimits rates,
      SignedChanges changes) {
    this.wishes = wishes;
    this.check = check;
    this.limits = limits;
    this.rates = rates;
    this.changes = changes;
  }

  /**
   * @throws ApiProblem {@code ADDRESS_REFUSED}, {@code TOKEN_REFUSED}, {@code MODEL_UNKNOWN},
   *     {@code MODEL_UNFIT}, {@code PROVIDER_AWAY} or {@code TOO_MANY_REQUESTS}; nothing was
   *     changed then
   */
  Mono<Kept> set(Caller caller, ModelForm form) {
    return switch (form) {
      case ModelForm.InstallationModelForm _ -> keep(caller, new ModelWish.Installations(), null);
      case ModelForm.NoModelForm _ -> keep(caller, new ModelWish.None(), null);
      case ModelForm.OwnModelForm own -> connect(caller, own);
    };
  }

  /**
   * A wish that holds.
   *
   * @param took how long the model took to answer; null where there was none to ask
   */
  record Kept(@Nullable Duration took) {}

  private Mono<Kept> connect(Caller caller, ModelForm.OwnModelForm form) {
    checkBudgets(form);
    return wishes
        .of(caller.tenant())
        .map(held -> wish(form, held))
        .delayUntil(_ -> mayTry(caller.tenant()))
        .flatMap(wish -> tried(wish.access()).flatMap(took -> keep(caller, wish, took)));
  }

  private void checkBudgets(ModelForm.OwnModelForm form) {
    var most = limits.budget();
    if (form.dailyMicros() > most.tenantDaily() || form.monthlyMicros() > most.tenantMonthly()) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE,
          "A budget is at most the installation's, which stands in limits.");
    }
  }

  private Mono<Kept> keep(Caller caller, ModelWish wish, @Nullable Duration took) {
    return caller
        .signs(changes, () -> wishes.set(caller.tenant(), wish))
        .thenReturn(new Kept(took));
  }

  private Mono<Standing> mayTry(TenantId tenant) {
    return rates.count(Limit.OUTSIDE_TRY, tenant.toString()).doOnNext(Throttled::check);
  }

  private Mono<Duration> tried(Access access) {
    return check
        .of(access)
        .map(
            verdict ->
                switch (verdict) {
                  case Answers(var took) -> took;
                  case Refused refused -> throw problem(refused);
                });
  }

  private static ModelWish.Own wish(ModelForm.OwnModelForm form, ModelWish held) {
    var price = new Price(form.inputPriceMicros(), form.outputPriceMicros());
    return new ModelWish.Own(access(form, held), price, form.dailyMicros(), form.monthlyMicros());
  }

  private static Access access(ModelForm.OwnModelForm form, ModelWish held) {
    var address = address(form.address());
    var given = form.apiKey();
    var key = given == null ? keptKey(form, address, held) : given;
    return new Access(form.provider(), address, form.model(), key, NamedBy.TENANT);
  }

  /** A key goes nowhere but where it was given for, whoever says so. */
  private static String keptKey(ModelForm.OwnModelForm form, URI address, ModelWish held) {
    return held instanceof ModelWish.Own own
            && own.access().provider() == form.provider()
            && own.access().baseUrl().equals(address)
        ? own.access().apiKey()
        : "";
  }

  private static URI address(String given) {
    try {
      var address = URI.create(given.strip().replaceAll("/+$", ""));
      if (address.getQuery() == null && address.getFragment() == null) {
        return address;
      }
    } catch (IllegalArgumentException noAddress) {
      // Refused below, as what is one and may not be called is.
    }
    throw new ApiProblem(ApiError.ADDRESS_REFUSED);
  }

  private static ApiProblem problem(Refused refused) {
    var error =
        switch (refused.why()) {
          case ADDRESS -> ApiError.ADDRESS_REFUSED;
          case KEY -> ApiError.TOKEN_REFUSED;
          case MODEL -> ApiError.MODEL_UNKNOWN;
          case FORM -> ApiError.MODEL_UNFIT;
          case AWAY -> ApiError.PROVIDER_AWAY;
        };
    return new ApiProblem(error, "The other side says: " + refused.code() + ".");
  }
}
