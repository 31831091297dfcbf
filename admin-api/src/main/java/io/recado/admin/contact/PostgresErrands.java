package io.recado.admin.contact;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.access.Caller;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What contacts have had done, read from where it is kept. */
@Repository
class PostgresErrands {

  private static final String TICKETS =
      """
      select 'T-' || t.number as number, t.summary, t.opened_at,
             case when t.closed_at is not null then 'CLOSED' when t.answered_at is not null then 'IN_PROGRESS'
                  else 'UNANSWERED' end as state
      from ticket t where t.tenant_id = $1 and t.contact_id = $2 order by t.number desc limit $3
      """;

  private static final String APPOINTMENTS =
      """
      select 'C-' || a.number as number, upper(a.state) as state, a.starts_at
      from appointment a
      where a.tenant_id = $1 and a.contact_id = $2 and a.state not in ('held', 'lapsed')
      order by a.starts_at desc limit $3
      """;

  private static final String INVOICES =
      """
      select i.number, upper(i.state) as state, i.total_minor, i.currency, i.due_on from invoice i
      where i.tenant_id = $1 and i.customer_id in (
        select p.customer_id from identity_proof p
        where p.tenant_id = $1 and p.contact_id in (
          select c.contact_id from contact c where c.tenant_id = $1 and $2 in (c.contact_id, c.merged_into)))
      order by i.due_on desc, i.number limit $3
      """;

  private static final String PAYMENTS =
      """
      select i.number as invoice, upper(a.state) as state, a.amount_minor, a.currency, a.requested_at
      from payment_attempt a
      join invoice i on i.tenant_id = a.tenant_id and i.invoice_id = a.invoice_id
      join conversation c on c.tenant_id = a.tenant_id and c.conversation_id = a.conversation_id
      where a.tenant_id = $1 and c.contact_id = $2 order by a.requested_at desc limit $3
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresErrands(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** The last fifty of each kind. */
  Mono<ContactErrands> latest(Caller caller, UUID contact) {
    return of(caller, contact, 50);
  }

  /** Every one there is. */
  Mono<ContactErrands> all(Caller caller, UUID contact) {
    return of(caller, contact, Integer.MAX_VALUE);
  }

  private Mono<ContactErrands> of(Caller caller, UUID contact, int most) {
    return scope.inTenant(
        caller.tenant(),
        () ->
            Mono.zip(
                found ->
                    new ContactErrands(
                        list(found[0]), list(found[1]), list(found[2]), list(found[3])),
                read(caller, contact, most, TICKETS, PostgresErrands::ticket),
                read(caller, contact, most, APPOINTMENTS, PostgresErrands::appointment),
                read(caller, contact, most, INVOICES, PostgresErrands::invoice),
                read(caller, contact, most, PAYMENTS, PostgresErrands::payment)));
  }

  @SuppressWarnings("unchecked") // What Mono.zip hands over is what it was given.
  private static <T> List<T> list(Object found) {
    return (List<T>) found;
  }

  private <T> Mono<List<T>> read(
      Caller caller, UUID contact, int most, String sql, Function<Readable, T> reading) {
    return client
        .sql(sql)
        .bind(0, caller.tenant().value())
        .bind(1, contact)
        .bind(2, most)
        .map(reading)
        .all()
        .collectList();
  }

  private static ContactErrands.ContactTicket ticket(Readable row) {
    return new ContactErrands.ContactTicket(
        required(row, "number", String.class),
        required(row, "summary", String.class),
        required(row, "state", String.class),
        required(row, "opened_at", Instant.class));
  }

  private static ContactErrands.ContactAppointment appointment(Readable row) {
    return new ContactErrands.ContactAppointment(
        required(row, "number", String.class),
        required(row, "state", String.class),
        required(row, "starts_at", Instant.class));
  }

  private static ContactErrands.ContactInvoice invoice(Readable row) {
    return new ContactErrands.ContactInvoice(
        required(row, "number", String.class),
        required(row, "state", String.class),
        required(row, "total_minor", Long.class),
        required(row, "currency", String.class),
        required(row, "due_on", LocalDate.class));
  }

  private static ContactErrands.ContactPayment payment(Readable row) {
    return new ContactErrands.ContactPayment(
        required(row, "invoice", String.class),
        required(row, "state", String.class),
        required(row, "amount_minor", Long.class),
        required(row, "currency", String.class),
        required(row, "requested_at", Instant.class));
  }
}
