package io.recado.admin.ticket;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.ticket.Category;
import io.recado.actions.ticket.Priority;
import io.recado.actions.ticket.TicketNumber;
import io.recado.admin.access.Caller;
import io.recado.admin.ticket.TicketView.Target;
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

  /** By the transaction's time: a page of it is then read without the rest. */
  private static final String BOARD =
      """
      select * from (
        select t.number, t.category, t.priority, t.summary, t.conversation_id, t.contact_id, co.name as contact_name,
               t.customer_id, cu.number as customer_number, cu.name as customer_name, t.opened_at, t.answered_at,
               t.closed_at, t.answer_due, t.resolution_due,
               case when t.closed_at is not null then 'CLOSED' when t.answered_at is not null then 'IN_PROGRESS'
                    else 'UNANSWERED' end as state,
               coalesce(coalesce(t.answered_at, t.closed_at, now()) > t.answer_due, false) as answer_missed,
               coalesce(coalesce(t.closed_at, now()) > t.resolution_due, false) as resolution_missed
        from ticket t
        join contact co on co.tenant_id = t.tenant_id and co.contact_id = t.contact_id
        left join customer cu on cu.tenant_id = t.tenant_id and cu.customer_id = t.customer_id
        where t.tenant_id = $1) board
      """;

  private static final String LIST =
      BOARD
          + """
          where ($2::text[] is null or state = any($2))
            and ($3::text is null or priority = $3)
            and ($4::text is null or category = $4)
            and ($5::boolean is null or (answer_missed or resolution_missed) = $5)
            and ($6::text is null or number = $7
                 or folded(concat_ws(' ', contact_name, customer_name, customer_number)) like
                    (select '%' || regexp_replace(folded($6), '([%_\\\\])', '\\\\\\1', 'g') || '%'))
            and ($8::bigint is null or number < $8)
          order by number desc limit $9
          """;

  private static final String ONE = BOARD + " where number = $2";

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresTicketBoard(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** The newest first; one more than the page holds, where there are more. */
  Mono<List<TicketView>> list(Caller caller, TicketQuery query) {
    var search = query.search();
    var after = query.after();
    var statement = client.sql(LIST).bind(0, caller.tenant().value());
    statement = bind(statement, 1, String[].class, states(query));
    statement = bind(statement, 2, String.class, code(query.priority()));
    statement = bind(statement, 3, String.class, code(query.category()));
    statement = bind(statement, 4, Boolean.class, query.missed());
    statement = bind(statement, 5, String.class, search);
    statement = bind(statement, 6, Long.class, search == null ? null : number(search));
    statement = bind(statement, 7, Long.class, after == null ? null : after.number());
    var page = statement.bind(8, query.size() + 1).map(PostgresTicketBoard::ticket).all();
    return scope.inTenant(caller.tenant(), page::collectList);
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

  private static String @Nullable [] states(TicketQuery query) {
    return query.states().isEmpty()
        ? null
        : query.states().stream().map(Enum::name).toArray(String[]::new);
  }

  private static @Nullable String code(@Nullable Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Long number(String search) {
    return TicketNumber.parse(search).map(TicketNumber::value).orElse(null);
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
