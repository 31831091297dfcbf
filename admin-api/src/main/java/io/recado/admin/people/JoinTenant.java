package io.recado.admin.people;

import io.recado.admin.access.Entrance;
import io.recado.admin.access.NewAccount;
import io.recado.admin.access.NewPassword;
import io.recado.admin.access.Origin;
import io.recado.admin.access.PersonId;
import io.recado.admin.access.SignIn;
import io.recado.admin.access.SignedIn;
import io.recado.admin.link.LinkLimits;
import io.recado.admin.link.MailedLink.Invitation;
import io.recado.admin.link.MailedLinks;
import io.recado.admin.link.Newcomer;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes whoever was invited a member, and lets them in. */
@Service
class JoinTenant {

  private final MailedLinks links;
  private final LinkLimits limits;
  private final Accounts accounts;
  private final Members members;
  private final Entrance entrance;

  JoinTenant(
      MailedLinks links, LinkLimits limits, Accounts accounts, Members members, Entrance entrance) {
    this.links = links;
    this.limits = limits;
    this.accounts = accounts;
    this.members = members;
    this.entrance = entrance;
  }

  /**
   * @throws ApiProblem {@code LINK_REFUSED}, {@code SIGN_IN_REFUSED}, {@code PASSWORD_WEAK} or
   *     {@code SECOND_FACTOR_NEEDED}; of the last, they are a member by then
   */
  Mono<SignedIn> by(Newcomer given, ServerWebExchange exchange) {
    var origin = Origin.of(exchange.getRequest());
    return limits
        .opened(origin)
        .then(
            Mono.defer(() -> links.useInvitation(given.token(), link -> join(link, given, origin))))
        .flatMap(
            joined ->
                entrance.open(joined.person(), joined.tenant(), given.wantsCookies(), exchange));
  }

  private Mono<Joined> join(Invitation link, Newcomer given, Origin origin) {
    return accounts
        .of(link, given.password(), origin)
        .flatMap(
            person ->
                members
                    .join(link.tenant(), person, given.name(), link.role())
                    .thenReturn(new Joined(link.tenant(), person)));
  }

  private record Joined(TenantId tenant, PersonId person) {}

  /** Whose the address is: proven by their password, or by the link where it was nobody's. */
  @Component
  static class Accounts {

    private final NewAccount accounts;
    private final SignIn signIn;

    Accounts(NewAccount accounts, SignIn signIn) {
      this.accounts = accounts;
      this.signIn = signIn;
    }

    Mono<PersonId> of(Invitation link, String password, Origin origin) {
      return accounts
          .belongs(link.email())
          .flatMap(
              known ->
                  known ? signIn.prove(link.email(), password, origin) : claim(link, password));
    }

    private Mono<PersonId> claim(Invitation link, String password) {
      return accounts
          .claim(link.email(), NewPassword.of(password, link.email()), link.language())
          .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.ACCOUNT_EXISTS)));
    }
  }
}
