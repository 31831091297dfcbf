package io.recado.admin.signup;

import io.recado.admin.access.Entrance;
import io.recado.admin.access.Origin;
import io.recado.admin.access.Public;
import io.recado.admin.access.SignedIn;
import io.recado.admin.link.LinkLimits;
import io.recado.admin.link.MailedLinks;
import io.recado.admin.link.Newcomer;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signing a firm up. Whether an address is known shows neither in the answer nor in its time. */
@RestController
@RequestMapping("/api/v1/sign-ups")
class SignUpApi {

  private final MailedLinks links;
  private final LinkLimits limits;
  private final FoundTenant founding;
  private final Entrance entrance;
  private final boolean isOpen;

  SignUpApi(
      MailedLinks links,
      LinkLimits limits,
      FoundTenant founding,
      Entrance entrance,
      Settings settings) {
    this.links = links;
    this.limits = limits;
    this.founding = founding;
    this.entrance = entrance;
    this.isOpen = settings.isOn(Setting.SIGN_UP);
  }

  /** Whether firms may sign up here. */
  record SignUps(boolean open) {}

  @Public
  @GetMapping
  SignUps signUps() {
    return new SignUps(isOpen);
  }

  @Public
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<Void> signUp(@RequestBody SignUpWish wish, ServerHttpRequest request) {
    return Mono.fromRunnable(this::requireOpen)
        .then(Mono.defer(() -> limits.asked(wish.email(), Origin.of(request))))
        .then(
            Mono.defer(
                () ->
                    links.offerSignUp(wish.email(), wish.language(), wish.company(), wish.zone())));
  }

  @Public
  @PostMapping("/confirmation")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<SignedIn> confirmSignUp(@RequestBody Newcomer given, ServerWebExchange exchange) {
    return Mono.fromRunnable(this::requireOpen)
        .then(Mono.defer(() -> limits.opened(Origin.of(exchange.getRequest()))))
        .then(
            Mono.defer(
                () ->
                    links.useSignUp(
                        given.token(), link -> founding.by(link, given.name(), given.password()))))
        .flatMap(
            founded ->
                entrance.open(founded.owner(), founded.tenant(), given.wantsCookies(), exchange));
  }

  private void requireOpen() {
    if (!isOpen) {
      throw new ApiProblem(ApiError.SIGN_UP_CLOSED);
    }
  }
}
