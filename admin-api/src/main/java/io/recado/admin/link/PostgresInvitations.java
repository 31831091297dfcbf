package io.recado.admin.link;

import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Role;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.audit.SignedChanges;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.database.DispatchDatabase;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Invitations in PostgreSQL: mailed links of a tenant. */
@Repository
class PostgresInvitations implements Invitations {

  private static final String OPEN =
      """
      select link_id, email, role, invited_by, created_at, valid_until, failed_at from mailed_link
      where tenant_id = $1 and kind = 'invitation' and used_at is null and valid_until > clock_timestamp()
      order by created_at desc, link_id limit 200
      """;

  private static final String IS_MEMBER =
      """
      select from membership m join person p on p.person_id = m.person_id
      where m.tenant_id = $1 and p.email = $2
      """;

  /** Who invites for a tenant waits here for others who do. */
  private static final String OTHERS =
      """
      select (select count(*) from mailed_link l
              where l.tenant_id = t.tenant_id and l.kind = 'invitation' and l.used_at is null
                and l.valid_until > clock_timestamp() and l.email <> $2)
      from tenant t where t.tenant_id = $1 for no key update
      """;

  private static final String VOID =
      "delete from mailed_link where tenant_id = $1 and email = $2 and kind = 'invitation' and used_at is null";

  private static final String INVITE =
      """
      insert into mailed_link (tenant_id, link_id, kind, email, language, role, invited_by, valid_until)
      values ($1, $2, 'invitation', $3, $4, $5, $6, clock_timestamp() + $7::interval)
      returning link_id, email, role, invited_by, created_at, valid_until, failed_at
      """;

  private static final String REVOKE =
      "delete from mailed_link where tenant_id = $1 and link_id = $2 and kind = 'invitation' and used_at is null";

  private final DatabaseClient client;
  private final DatabaseClient dispatch;
  private final TenantScope scope;
  private final SignedChanges changes;
  private final long most;

  PostgresInvitations(
      DatabaseClient client,
      DispatchDatabase dispatch,
      TenantScope scope,
      SignedChanges changes,
      Settings settings) {
    this.client = client;
    this.dispatch = dispatch.client();
    this.scope = scope;
    this.changes = changes;
    this.most = settings.count(Setting.TENANT_MOST_INVITATIONS);
  }

  @Override
  public Mono<List<Open>> of(TenantId tenant) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(OPEN)
                .bind(0, tenant.value())
                .map(PostgresInvitations::read)
                .all()
                .collectList());
  }

  @Override
  public Mono<Open> invite(Caller by, String email, Role role, Language language) {
    return dispatch
        .sql(IS_MEMBER)
        .bind(0, by.tenant().value())
        .bind(1, email)
        .fetch()
        .one()
        .hasElement()
        .filter(isMember -> !isMember)
        .flatMap(_ -> by.signs(changes, () -> replace(by, email, role, language)));
  }

  private Mono<Open> replace(Caller by, String email, Role role, Language language) {
    var tenant = by.tenant().value();
    var anew =
        client
            .sql(INVITE)
            .bind(0, tenant)
            .bind(1, Uuid7.next())
            .bind(2, email)
            .bind(3, language.code())
            .bind(4, role.code())
            .bind(5, by.person().value())
            .bind(6, interval(LinkKind.INVITATION.life()))
            .map(PostgresInvitations::read)
            .one();
    return others(tenant, email)
        .then(Mono.defer(() -> client.sql(VOID).bind(0, tenant).bind(1, email).then()))
        .then(anew);
  }

  private Mono<Long> others(UUID tenant, String email) {
    return client
        .sql(OTHERS)
        .bind(0, tenant)
        .bind(1, email)
        .mapValue(Long.class)
        .one()
        .doOnNext(this::check);
  }

  private void check(long others) {
    if (others >= most) {
      throw new ApiProblem(ApiError.TOO_MANY);
    }
  }

  @Override
  public Mono<Boolean> revoke(Caller by, UUID id) {
    return by.signs(
        changes,
        () ->
            client
                .sql(REVOKE)
                .bind(0, by.tenant().value())
                .bind(1, id)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0));
  }

  private static Open read(Readable row) {
    return new Open(
        required(row, "link_id", UUID.class),
        required(row, "email", String.class),
        Role.ofCode(required(row, "role", String.class)),
        required(row, "invited_by", UUID.class),
        required(row, "created_at", Instant.class),
        required(row, "valid_until", Instant.class),
        row.get("failed_at", Instant.class));
  }
}
