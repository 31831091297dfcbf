package io.recado.admin.ticket;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.ticket.Category;
import io.recado.actions.ticket.Priority;
import io.recado.actions.ticket.TicketNumber;
import io.recado.admin.access.Caller;
import io.recado.admin.ticket.TicketView.Target;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Tickets as lists show them; what happens to them is the domain's. */
@Repository
class PostgresTicketBoard {

  private static final String ANSWER_MISSED =
      "coalesce(coalesce(t.answered_at, t.closed_at, now()) > t.answer_due, false)";

  private static final String RESOLUTION_MISSED =
      "coalesce(coalesce(t.closed_at, now()) > t.resolution_due, false)";

  /** By the transaction's time: a page of it is then read without the rest. */
  static final String MISSED = ANSWER_MISSED + " or " + RESOLUTION_MISSED;

  private static final String BOARD =
      """
      select t.number, t.category, t.priority, t.summary, t.conversation_id, t.contact_id, co.name as contact_name,
             t.customer_id, cu.number as customer_number, cu.name as customer_name, t.opened_at, t.answered_at,
             t.closed_at, t.answer_due, t.resolution_due,
             case when t.closed_at is not null then 'CLOSED' when t.answered_at is not null then 'IN_PROGRESS'
                  else 'UNANSWERED' end as state,
             %s as answer_missed, %s as resolution_missed
      from ticket t
      join contact co on co.tenant_id = t.tenant_id and co.contact_id = t.contact_id
      left join customer cu on cu.tenant_id = t.tenant_id and cu.customer_id = t.customer_id
      where t.tenant_id = $1\
      """
          .formatted(ANSWER_MISSED, RESOLUTION_MISSED);

  private static final String ONE = BOARD + " and t.number = $2";

  /** As pages of the inbox: a plan for whatever tenant takes it for one of average size. */
  private static final String PLAN_ANEW = "set local plan_cache_mode = force_custom_plan";

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresTicketBoard(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** The newest first; one more than the page holds, where there are more. */
  Mono<List<TicketView>> list(Caller caller, TicketQuery query) {
    var tenant = caller.tenant();
    return scope.inTenant(
        tenant, () -> client.sql(PLAN_ANEW).then().then(Mono.defer(() -> page(tenant, query))));
  }

  private Mono<List<TicketView>> page(TenantId tenant, TicketQuery query) {
    if (query.search() == null) {
      return page(ChosenTickets.page(tenant, query, null));
    }
    return NamedPeople.find(client, tenant, query.search())
        .flatMap(named -> page(ChosenTickets.page(tenant, query, named)));
  }

  private Mono<List<TicketView>> page(ChosenTickets chosen) {
    return chosen.statement(client, BOARD).map(PostgresTicketBoard::ticket).all().collectList();
  }

  /** Empty when the tenant has no such ticket. */
  Mono<TicketView> find(Caller caller, TicketNumber number) {
    var found =
        client
            .sql(ONE)
            .bind(0, caller.tenant().value())
            .bind(1, number.value())
            .map(PostgresTicketBoard::ticket);
    return scope.inTenant(caller.tenant(), found::one);
  }

  private static TicketView ticket(Readable row) {
    var answered = row.get("answered_at", Instant.class);
    var closed = row.get("closed_at", Instant.class);
    return new TicketView(
        new TicketNumber(required(row, "number", Long.class)).toString(),
        TicketView.State.valueOf(required(row, "state", String.class)),
        Category.valueOf(required(row, "category", String.class).toUpperCase(Locale.ROOT)),
        Priority.valueOf(required(row, "priority", String.class).toUpperCase(Locale.ROOT)),
        required(row, "summary", String.class),
        required(row, "conversation_id", UUID.class),
        required(row, "contact_id", UUID.class),
        row.get("contact_name", String.class),
        customer(row),
        required(row, "opened_at", Instant.class),
        closed,
        target(row, "answer", answered == null ? closed : answered),
        target(row, "resolution", closed));
  }

  private static Target target(Readable row, String kind, @Nullable Instant metAt) {
    return new Target(
        row.get(kind + "_due", Instant.class),
        metAt,
        required(row, kind + "_missed", Boolean.class));
  }

  private static TicketView.@Nullable Customer customer(Readable row) {
    var id = row.get("customer_id", UUID.class);
    return id == null
        ? null
        : new TicketView.Customer(
            id,
            Objects.requireNonNull(row.get("customer_number", String.class)),
            Objects.requireNonNull(row.get("customer_name", String.class)));
  }
}
