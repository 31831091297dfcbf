package io.recado.admin.signup;

import io.recado.admin.access.NewAccount;
import io.recado.admin.access.NewPassword;
import io.recado.admin.access.PersonId;
import io.recado.admin.access.Role;
import io.recado.admin.assignment.FirstDesk;
import io.recado.admin.link.MailedLink.SignUp;
import io.recado.admin.people.Members;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.audit.SignedChanges;
import io.recado.tenant.TenantId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Makes a tenant, its first owner and its desk. Its bot has the flows that come with Recado, until
 * it publishes its own.
 */
@Service
class FoundTenant {

  /** A try that broke off after this is taken up by the next. */
  private static final String ADD =
      """
      insert into tenant (tenant_id, name, time_zone, language) values ($1, $2, $3, $4)
      on conflict (tenant_id) do nothing
      """;

  private final DatabaseClient client;
  private final SignedChanges changes;
  private final Members members;
  private final NewAccount accounts;
  private final FirstDesk desk;

  FoundTenant(
      DatabaseClient client,
      SignedChanges changes,
      Members members,
      NewAccount accounts,
      FirstDesk desk) {
    this.client = client;
    this.changes = changes;
    this.members = members;
    this.accounts = accounts;
    this.desk = desk;
  }

  /** Who owns what. */
  record Founded(TenantId tenant, PersonId owner) {}

  /**
   * @throws ApiProblem {@code ACCOUNT_EXISTS} when the address has come to belong to a tenant since
   *     the link was asked for, {@code PASSWORD_WEAK}
   */
  Mono<Founded> by(SignUp link, String name, String password) {
    return accounts
        .claim(link.email(), NewPassword.of(password, link.email()), link.language())
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.ACCOUNT_EXISTS)))
        .flatMap(owner -> found(link, owner, name));
  }

  private Mono<Founded> found(SignUp link, PersonId owner, String name) {
    var tenant = new TenantId(link.id());
    return changes
        .by(
            tenant,
            owner.toString(),
            () ->
                add(tenant, link)
                    .then(members.add(tenant, owner, name, Role.OWNER))
                    .then(desk.begin(tenant)))
        .thenReturn(new Founded(tenant, owner));
  }

  private Mono<Void> add(TenantId tenant, SignUp link) {
    return client
        .sql(ADD)
        .bind(0, tenant.value())
        .bind(1, link.company())
        .bind(2, link.timeZone().getId())
        .bind(3, link.language().code())
        .then();
  }
}
