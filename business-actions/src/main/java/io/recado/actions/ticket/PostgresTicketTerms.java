package io.recado.actions.ticket;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.CustomerId;
import io.recado.actions.identity.CustomerIdentity;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresTicketTerms implements TicketTerms {

  private static final String POLICY =
      "select reopen_days, warn_percent from ticket_policy where tenant_id = $1";

  /** A level of a plan goes before that of all, column by column. */
  private static final String LEVEL =
      """
      with level as (
        select l.* from ticket_service_level l
        where l.tenant_id = $1 and l.priority = $2 and (l.plan_id is null or l.plan_id in (
          select s.plan_id from subscription s
          where s.tenant_id = $1 and s.customer_id = $3 and s.state <> 'ended'))
      )
      select coalesce(min(answer_minutes) filter (where plan_id is not null), min(answer_minutes)) as answer,
             coalesce(min(resolution_minutes) filter (where plan_id is not null), min(resolution_minutes))
               as resolution
      from level
      """;

  private static final String RULES =
      """
      select words, of_category, set_category, set_priority from ticket_rule
      where tenant_id = $1
      order by position
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final CustomerIdentity identity;

  PostgresTicketTerms(DatabaseClient client, TenantScope scope, CustomerIdentity identity) {
    this.client = client;
    this.scope = scope;
    this.identity = identity;
  }

  @Override
  public Mono<TicketPolicy> policy(TenantId tenant) {
    return scope
        .inTenant(
            tenant,
            () ->
                client
                    .sql(POLICY)
                    .bind(0, tenant.value())
                    .map(PostgresTicketTerms::readPolicy)
                    .one())
        .defaultIfEmpty(TicketPolicy.USUAL);
  }

  @Override
  public Mono<CustomerId> customer(TicketOrigin origin) {
    return identity.proven(origin.tenant(), origin.conversation(), origin.contact());
  }

  @Override
  public Mono<List<SortingRule>> rules(TenantId tenant) {
    return scope.inTenant(
        tenant,
        () ->
            client
                .sql(RULES)
                .bind(0, tenant.value())
                .map(PostgresTicketTerms::readRule)
                .all()
                .collectList());
  }

  @Override
  public Mono<ServiceLevel> level(
      TenantId tenant, @Nullable CustomerId customer, Priority priority) {
    return scope.inTenant(
        tenant,
        () ->
            bind(
                    client.sql(LEVEL).bind(0, tenant.value()).bind(1, priority.code()),
                    2,
                    UUID.class,
                    customer == null ? null : customer.value())
                .map(row -> readLevel(row, priority.usual()))
                .one());
  }

  private static TicketPolicy readPolicy(Readable row) {
    return new TicketPolicy(
        Duration.ofDays(required(row, "reopen_days", Integer.class)),
        required(row, "warn_percent", Integer.class) / 100.0);
  }

  private static ServiceLevel readLevel(Readable row, ServiceLevel usual) {
    var answer = minutes(row, "answer").orElse(usual.answer());
    var resolution = minutes(row, "resolution").orElse(usual.resolution());
    // Of several plans, one may say the first and another the second.
    return new ServiceLevel(answer.compareTo(resolution) > 0 ? resolution : answer, resolution);
  }

  private static Optional<Duration> minutes(Readable row, String column) {
    return Optional.ofNullable(row.get(column, Integer.class)).map(Duration::ofMinutes);
  }

  private static SortingRule readRule(Readable row) {
    var words = row.get("words", String[].class);
    return new SortingRule(
        words == null ? List.of() : List.of(words),
        category(row, "of_category"),
        category(row, "set_category"),
        priority(row));
  }

  private static @Nullable Category category(Readable row, String column) {
    var code = row.get(column, String.class);
    return code == null ? null : Category.ofCode(code).orElseThrow();
  }

  private static @Nullable Priority priority(Readable row) {
    var code = row.get("set_priority", String.class);
    return code == null ? null : Priority.ofUrgency(code).orElseThrow();
  }
}
