package io.recado.admin.account;

import io.recado.admin.access.NewPassword;
import io.recado.admin.access.Origin;
import io.recado.admin.access.Passwords;
import io.recado.admin.access.Public;
import io.recado.admin.link.EmailAddress;
import io.recado.admin.link.LinkLimits;
import io.recado.admin.link.MailedLinks;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.conversation.Language;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * For whoever has forgotten their password. Whether an address is known shows neither in the answer
 * nor in its time. Nobody is signed in by it: a second factor is still asked for.
 */
@RestController
@RequestMapping("/api/v1/password-resets")
class PasswordResetApi {

  private final MailedLinks links;
  private final LinkLimits limits;
  private final Passwords passwords;

  PasswordResetApi(MailedLinks links, LinkLimits limits, Passwords passwords) {
    this.links = links;
    this.limits = limits;
    this.passwords = passwords;
  }

  /**
   * @param language of the mail, where the account does not say another
   */
  record Forgotten(String email, Language language) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Forgotten {
      if (language == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A language is needed.");
      }
      email = EmailAddress.known(email);
    }

    @Override
    public String toString() {
      return "Forgotten";
    }
  }

  /** The password that is to be. */
  record NewSecret(String token, String password) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    NewSecret {
      if (token == null || password == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A token and a password are needed.");
      }
    }

    @Override
    public String toString() {
      return "NewSecret";
    }
  }

  @Public
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<Void> forget(@RequestBody Forgotten wish, ServerHttpRequest request) {
    return limits
        .asked(wish.email(), Origin.of(request))
        .then(Mono.defer(() -> links.offerReset(wish.email(), wish.language())));
  }

  @Public
  @PostMapping("/confirmation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> reset(@RequestBody NewSecret given, ServerHttpRequest request) {
    return limits
        .opened(Origin.of(request))
        .then(
            Mono.defer(
                () ->
                    links.useReset(
                        given.token(),
                        link ->
                            passwords.reset(
                                link.email(), NewPassword.of(given.password(), link.email())))));
  }
}
