package io.recado.gateway.channel.webchat;

import static io.recado.database.Columns.bind;

import io.recado.gateway.channel.webchat.VisitorTokens.Claim;
import io.recado.tenant.TenantScope;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Signed visitors in PostgreSQL. */
final class PostgresSignedVisitors implements SignedVisitors {

  /** Who wrote last may have been signed first: a device keeps what it came in with for hours. */
  private static final String NOTE =
      """
      insert into signed_visitor as known (tenant_id, channel_id, user_id, subject, name, email, phone, signed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (tenant_id, channel_id, user_id) do update set
        name = excluded.name, email = excluded.email, phone = excluded.phone, signed_at = excluded.signed_at
      where known.signed_at <= excluded.signed_at
        and (known.name, known.email, known.phone) is distinct from (excluded.name, excluded.email, excluded.phone)
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresSignedVisitors(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<Void> note(Visitor visitor) {
    var signed = visitor.signed();
    return signed == null ? Mono.empty() : note(visitor.claim(), visitor.thread(), signed);
  }

  private Mono<Void> note(Claim claim, MailboxThread thread, SignedIdentity signed) {
    var row =
        client
            .sql(NOTE)
            .bind(0, thread.tenant().value())
            .bind(1, thread.channel().value())
            .bind(2, thread.visitor())
            .bind(3, signed.subject())
            .bind(7, claim.expiry().minus(VisitorTokens.SIGNED_LIFE));
    row = bind(row, 4, String.class, signed.name());
    row = bind(row, 5, String.class, signed.email());
    var whole = bind(row, 6, String.class, signed.phone());
    return scope.inTenant(thread.tenant(), whole::then);
  }
}
