package io.recado.admin.people;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.access.Public;
import io.recado.admin.access.Role;
import io.recado.admin.access.SignedIn;
import io.recado.admin.access.Throttled;
import io.recado.admin.limit.Limit;
import io.recado.admin.limit.RateLimits;
import io.recado.admin.link.EmailAddress;
import io.recado.admin.link.Invitations;
import io.recado.admin.link.Newcomer;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.conversation.Language;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asking colleagues to come, and coming. */
@RestController
@RequestMapping("/api/v1/invitations")
class InvitationApi {

  private final Invitations invitations;
  private final RateLimits limits;
  private final JoinTenant joining;

  InvitationApi(Invitations invitations, RateLimits limits, JoinTenant joining) {
    this.invitations = invitations;
    this.limits = limits;
    this.joining = joining;
  }

  /**
   * @param language of the mail, where the account does not say another
   */
  record InvitationWish(String email, Role role, Language language) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    InvitationWish {
      if (role == null || language == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A role and a language are needed.");
      }
      email = EmailAddress.known(email);
    }

    @Override
    public String toString() {
      return "InvitationWish";
    }
  }

  @Needs(Permission.MANAGE_PEOPLE)
  @GetMapping
  Mono<List<Invitations.Open>> invitations(Caller caller) {
    return invitations.of(caller.tenant());
  }

  /** One of the same address is replaced, so that asking again sends another mail. */
  @Needs(Permission.MANAGE_PEOPLE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Invitations.Open> invite(Caller caller, @RequestBody InvitationWish wish) {
    return Flux.concat(
            limits.count(Limit.INVITATION, caller.tenant().toString()),
            limits.count(Limit.LINK_EMAIL, wish.email()))
        .doOnNext(Throttled::check)
        .then(
            Mono.defer(
                () -> invitations.invite(caller, wish.email(), wish.role(), wish.language())))
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.ALREADY_MEMBER)));
  }

  @Needs(Permission.MANAGE_PEOPLE)
  @DeleteMapping("/{invitation}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> uninvite(Caller caller, @PathVariable UUID invitation) {
    return invitations
        .revoke(caller, invitation)
        .filter(revoked -> revoked)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .then();
  }

  /** Who has an account gives its password; who has none chooses one. */
  @Public
  @PostMapping("/acceptance")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<SignedIn> accept(@RequestBody Newcomer given, ServerWebExchange exchange) {
    return joining.by(given, exchange);
  }
}
