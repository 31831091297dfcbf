package io.recado.admin.assignment;

import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.access.Caller;
import io.recado.admin.assignment.AssignmentRule.Kind;
import io.recado.admin.assignment.DeskView.DeskAgent;
import io.recado.audit.SignedChanges;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The rule of a tenant, and who is there. */
@Repository
class PostgresStaff {

  private static final String RULE =
      """
      select kind, tells_absence, (extract(epoch from take_back) / 60)::int as take_back,
             (extract(epoch from answer_within) / 60)::int as answer_within
      from desk_rule where tenant_id = $1
      """;

  private static final String ADD_RULE =
      """
      insert into desk_rule (tenant_id, kind, take_back, answer_within, tells_absence)
      values ($1, $2, $3::interval, $4::interval, $5)
      """;

  private static final String BEGIN = ADD_RULE + "on conflict (tenant_id) do nothing";

  private static final String SET_RULE =
      ADD_RULE
          + """
      on conflict (tenant_id) do update set kind = excluded.kind, take_back = excluded.take_back,
        answer_within = excluded.answer_within, tells_absence = excluded.tells_absence
      """;

  private static final String PEOPLE =
      """
      select m.person_id, m.name, a.available, a.most, in_hand(m.tenant_id, m.person_id)::int as in_hand,
             has_panel_open(m.tenant_id, m.person_id) as signed_in
      from membership m
      left join desk_agent a on a.tenant_id = m.tenant_id and a.person_id = m.person_id
      where m.tenant_id = $1 order by m.name, m.person_id
      """;

  private static final String WAITING =
      "select count(*)::int from conversation where tenant_id = $1 and handler = 'queue'";

  private static final String AVAILABILITY =
      "select available, most from desk_agent where tenant_id = $1 and person_id = $2";

  private static final String SET_AVAILABILITY =
      """
      insert into desk_agent as known (tenant_id, person_id, available, most) values ($1, $2, $3, $4)
      on conflict (tenant_id, person_id) do update set available = excluded.available, most = excluded.most
      where (known.available, known.most) <> (excluded.available, excluded.most)
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final SignedChanges changes;

  PostgresStaff(DatabaseClient client, TenantScope scope, SignedChanges changes) {
    this.client = client;
    this.scope = scope;
    this.changes = changes;
  }

  /** What the tenant has decided; otherwise {@link AssignmentRule#DEFAULT}. */
  Mono<AssignmentRule> rule(TenantId tenant) {
    return scope.inTenant(
        tenant,
        () ->
            of(tenant, RULE)
                .map(PostgresStaff::readRule)
                .one()
                .defaultIfEmpty(AssignmentRule.DEFAULT));
  }

  /** Who is there, beside the rule. */
  Mono<DeskView> desk(TenantId tenant, AssignmentRuleView rule) {
    return scope.inTenant(
        tenant,
        () ->
            of(tenant, PEOPLE)
                .map(PostgresStaff::agent)
                .all()
                .collectList()
                .zipWhen(people -> waiting(tenant))
                .map(found -> new DeskView(rule, found.getT1(), found.getT2())));
  }

  private Mono<Integer> waiting(TenantId tenant) {
    return of(tenant, WAITING).mapValue(Integer.class).one();
  }

  Mono<Void> set(TenantId tenant, AssignmentRule rule) {
    return scope.inTenant(tenant, () -> write(SET_RULE, tenant, rule));
  }

  /** Nothing where there is a rule already. */
  Mono<Void> begin(TenantId tenant, AssignmentRule rule) {
    return scope.inTenant(tenant, () -> write(BEGIN, tenant, rule));
  }

  private Mono<Void> write(String sql, TenantId tenant, AssignmentRule rule) {
    return of(tenant, sql)
        .bind(1, rule.kind().code())
        .bind(2, interval(Duration.ofMinutes(rule.takeBackMinutes())))
        .bind(3, interval(rule.answerWithin()))
        .bind(4, rule.tellsAbsence())
        .then();
  }

  Mono<Availability> availability(Caller caller) {
    return scope.inTenant(
        caller.tenant(),
        () ->
            of(caller.tenant(), AVAILABILITY)
                .bind(1, caller.person().value())
                .map(PostgresStaff::readAvailability)
                .one()
                .defaultIfEmpty(Availability.DEFAULT));
  }

  Mono<Void> set(Caller caller, Availability availability) {
    return caller.signs(
        changes,
        () ->
            of(caller.tenant(), SET_AVAILABILITY)
                .bind(1, caller.person().value())
                .bind(2, availability.available())
                .bind(3, availability.most())
                .then());
  }

  private GenericExecuteSpec of(TenantId tenant, String sql) {
    return client.sql(sql).bind(0, tenant.value());
  }

  private static AssignmentRule readRule(Readable row) {
    return new AssignmentRule(
        Kind.ofCode(required(row, "kind", String.class)),
        required(row, "take_back", Integer.class),
        required(row, "answer_within", Integer.class),
        required(row, "tells_absence", Boolean.class));
  }

  private static DeskAgent agent(Readable row) {
    return new DeskAgent(
        required(row, "person_id", UUID.class),
        required(row, "name", String.class),
        row.get("available", Boolean.class) == null ? Availability.DEFAULT : readAvailability(row),
        required(row, "signed_in", Boolean.class),
        required(row, "in_hand", Integer.class));
  }

  private static Availability readAvailability(Readable row) {
    return new Availability(
        required(row, "available", Boolean.class), required(row, "most", Integer.class));
  }
}
