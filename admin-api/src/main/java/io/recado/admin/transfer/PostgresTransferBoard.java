package io.recado.admin.transfer;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.access.Caller;
import io.recado.admin.transfer.TransferView.State;
import io.recado.admin.web.Amount;
import io.recado.admin.web.Cursor;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Claims of transfers as lists show them; what happens to them is the domain's. */
@Repository
class PostgresTransferBoard {

  private static final String BOARD =
      """
      select t.claim_id, i.number, t.amount_minor, t.currency, t.paid_on, t.reference,
             jsonb_array_length(t.proof) > 0 as has_proof, t.conversation_id, c.contact_id, co.name as contact_name,
             t.state, t.claimed_at
      from transfer_claim t
      join invoice i on i.tenant_id = t.tenant_id and i.invoice_id = t.invoice_id
      join conversation c on c.tenant_id = t.tenant_id and c.conversation_id = t.conversation_id
      join contact co on co.tenant_id = c.tenant_id and co.contact_id = c.contact_id
      where t.tenant_id = $1
      """;

  private static final String WAITING =
      BOARD
          + """
            and t.state = 'claimed'
            and ($2::timestamptz is null or (t.claimed_at, t.claim_id) > ($2, $3))
          order by t.claimed_at, t.claim_id limit $4
          """;

  private static final String ONE = BOARD + " and t.claim_id = $2";

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresTransferBoard(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /**
   * What nobody has decided, the oldest first; one more than the page holds, where there are more.
   */
  Mono<List<TransferView>> waiting(Caller caller, @Nullable Cursor after, int size) {
    var statement = client.sql(WAITING).bind(0, caller.tenant().value());
    statement = bind(statement, 1, Instant.class, after == null ? null : after.at());
    statement = bind(statement, 2, UUID.class, after == null ? null : after.id());
    var page = statement.bind(3, size + 1).map(PostgresTransferBoard::transfer).all();
    return scope.inTenant(caller.tenant(), page::collectList);
  }

  /** Empty when the tenant has no such claim. */
  Mono<TransferView> find(Caller caller, UUID claim) {
    var found =
        client
            .sql(ONE)
            .bind(0, caller.tenant().value())
            .bind(1, claim)
            .map(PostgresTransferBoard::transfer);
    return scope.inTenant(caller.tenant(), found::one);
  }

  private static TransferView transfer(Readable row) {
    return new TransferView(
        required(row, "claim_id", UUID.class),
        required(row, "number", String.class),
        new Amount(
            required(row, "amount_minor", Long.class), required(row, "currency", String.class)),
        required(row, "paid_on", LocalDate.class),
        required(row, "reference", String.class),
        required(row, "has_proof", Boolean.class),
        required(row, "conversation_id", UUID.class),
        required(row, "contact_id", UUID.class),
        row.get("contact_name", String.class),
        State.valueOf(required(row, "state", String.class).toUpperCase(Locale.ROOT)),
        required(row, "claimed_at", Instant.class));
  }
}
