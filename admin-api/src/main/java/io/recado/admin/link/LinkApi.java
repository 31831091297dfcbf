package io.recado.admin.link;

import io.recado.admin.access.NewAccount;
import io.recado.admin.access.Origin;
import io.recado.admin.access.Public;
import io.recado.admin.access.Role;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.Tenant;
import io.recado.tenant.Tenants;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a link that came by mail is for, before it is used. */
@RestController
@RequestMapping("/api/v1/links")
class LinkApi {

  private final MailedLinks links;
  private final LinkLimits limits;
  private final Tenants tenants;
  private final NewAccount accounts;

  LinkApi(MailedLinks links, LinkLimits limits, Tenants tenants, NewAccount accounts) {
    this.links = links;
    this.limits = limits;
    this.tenants = tenants;
    this.accounts = accounts;
  }

  /** In the body, as paths are written into logs. */
  record Opening(String token) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Opening {
      if (token == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A token is needed.");
      }
    }

    @Override
    public String toString() {
      return "Opening";
    }
  }

  /**
   * What it is for.
   *
   * @param company of a sign-up or an invitation
   * @param role of an invitation
   * @param hasAccount whether the address belongs to somebody's team already
   */
  record LinkView(
      LinkKind kind,
      String email,
      @Nullable String company,
      @Nullable Role role,
      boolean hasAccount) {}

  @Public
  @PostMapping
  Mono<LinkView> open(@RequestBody Opening given, ServerHttpRequest request) {
    return limits
        .opened(Origin.of(request))
        .then(Mono.defer(() -> links.find(given.token())))
        .flatMap(link -> accounts.belongs(link.email()).flatMap(known -> view(link, known)));
  }

  private Mono<LinkView> view(MailedLink link, boolean known) {
    return switch (link) {
      case MailedLink.SignUp signUp ->
          Mono.just(new LinkView(LinkKind.SIGN_UP, signUp.email(), signUp.company(), null, known));
      case MailedLink.Reset reset ->
          Mono.just(new LinkView(LinkKind.RESET, reset.email(), null, null, known));
      case MailedLink.Invitation invitation ->
          tenants
              .find(invitation.tenant())
              .map(Tenant::name)
              .map(
                  firm ->
                      new LinkView(
                          LinkKind.INVITATION, invitation.email(), firm, invitation.role(), known));
    };
  }
}
