package io.recado.admin.people;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.access.PersonId;
import io.recado.admin.access.Role;
import io.recado.audit.SignedChanges;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Memberships in PostgreSQL. Changes of owners wait for each other. */
@Repository
class PostgresMembers implements Members {

  private static final String ALL =
      """
      select person_id, name, role from membership where tenant_id = $1 order by name, person_id
      """;

  private static final String FIND =
      "select role from membership where tenant_id = $1 and person_id = $2";

  private static final String ADD =
      """
      insert into membership (tenant_id, person_id, name, role) values ($1, $2, $3, $4)
      on conflict (tenant_id, person_id) do nothing
      """;

  private static final String HOLD_OWNERS =
      """
      select person_id from membership
      where tenant_id = $1 and role = 'owner' order by person_id for update
      """;

  private static final String CHANGE_ROLE =
      "update membership set role = $3 where tenant_id = $1 and person_id = $2";

  private static final String RENAME =
      "update membership set name = $3 where tenant_id = $1 and person_id = $2";

  private static final String REMOVE =
      "delete from membership where tenant_id = $1 and person_id = $2";

  /** What they have sent is worth what they may still do. */
  private static final String UNINVITE =
      """
      delete from mailed_link
      where tenant_id = $1 and invited_by = $2 and kind = 'invitation' and used_at is null
      """;

  /**
   * Their customers wait for somebody else, since when they did; what was prepared for them before
   * is stale.
   */
  private static final String TO_QUEUE =
      """
      update conversation c set epoch = c.epoch + 1, handler = 'queue', handler_name = null,
        handler_since = coalesce((
          select w.waiting_since from desk_wait w
          where w.tenant_id = c.tenant_id and w.conversation_id = c.conversation_id), clock_timestamp())
      where c.tenant_id = $1 and c.handler = 'agent' and c.handler_name = cast($2::uuid as text)
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final SignedChanges changes;

  PostgresMembers(DatabaseClient client, TenantScope scope, SignedChanges changes) {
    this.client = client;
    this.scope = scope;
    this.changes = changes;
  }

  @Override
  public Mono<Boolean> has(TenantId tenant, PersonId person) {
    return scope.inTenant(tenant, () -> about(tenant, person, FIND).fetch().one().hasElement());
  }

  @Override
  public Mono<List<Member>> all(TenantId tenant) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(ALL)
                .bind(0, tenant.value())
                .map(PostgresMembers::member)
                .all()
                .collectList());
  }

  @Override
  public Mono<Void> add(TenantId tenant, PersonId person, String name, Role role) {
    return scope.inTenant(
        tenant, () -> about(tenant, person, ADD).bind(2, name).bind(3, role.code()).then());
  }

  @Override
  public Mono<Void> join(TenantId tenant, PersonId person, String name, Role role) {
    return changes.by(tenant, person.toString(), () -> add(tenant, person, name, role));
  }

  @Override
  public Mono<Void> rename(TenantId tenant, PersonId person, String name) {
    return changes.by(
        tenant, person.toString(), () -> about(tenant, person, RENAME).bind(2, name).then());
  }

  @Override
  public Mono<Change> changeRole(TenantId tenant, PersonId person, Role role) {
    var change = about(tenant, person, CHANGE_ROLE).bind(2, role.code());
    return role == Role.OWNER
        ? scope.inTenant(tenant, () -> made(change))
        : unlessLastOwner(
            tenant, person, () -> made(change).delayUntil(_ -> uninvite(tenant, person)));
  }

  @Override
  public Mono<Change> remove(TenantId tenant, PersonId person) {
    return unlessLastOwner(
        tenant,
        person,
        () ->
            made(about(tenant, person, REMOVE))
                .delayUntil(_ -> uninvite(tenant, person))
                .delayUntil(_ -> about(tenant, person, TO_QUEUE).then()));
  }

  private Mono<Void> uninvite(TenantId tenant, PersonId person) {
    return about(tenant, person, UNINVITE).then();
  }

  private Mono<Change> unlessLastOwner(
      TenantId tenant, PersonId person, Supplier<Mono<Change>> change) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(HOLD_OWNERS)
                .bind(0, tenant.value())
                .mapValue(UUID.class)
                .all()
                .collectList()
                .flatMap(
                    owners ->
                        owners.equals(List.of(person.value()))
                            ? Mono.just(Change.LAST_OWNER)
                            : change.get()));
  }

  private static Mono<Change> made(GenericExecuteSpec statement) {
    return statement
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0 ? Change.MADE : Change.NO_SUCH_PERSON);
  }

  private GenericExecuteSpec about(TenantId tenant, PersonId person, String sql) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, person.value());
  }

  private static Member member(Readable row) {
    return new Member(
        required(row, "person_id", UUID.class),
        required(row, "name", String.class),
        Role.ofCode(required(row, "role", String.class)));
  }
}
