package io.recado.admin.contact;

import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.admin.access.Caller;
import io.recado.audit.SignedChanges;
import io.recado.received.ReceivedFiles.State;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Contacts merged, handed out and erased. What the functions do stands in {@code R__contacts.sql}.
 */
@Repository
class PostgresContactLife {

  private static final String MERGE = "select merge_contacts($1, $2, $3)";

  private static final String ERASE = "select erase_contact($1, $2)";

  private static final String EXPORTED =
      "select audit_contact($1, 'contact.exported', null, $2)::text";

  private static final String LINES =
      """
      select m.at, m.author, m.content - 'by' as content, m.conversation_id, m.message_id,
             f.state, f.name, f.type, f.size
      from message m
      join conversation c on c.tenant_id = m.tenant_id and c.conversation_id = m.conversation_id
      left join received_file f on f.tenant_id = m.tenant_id and f.conversation_id = m.conversation_id
        and f.message_id = m.message_id
      where m.tenant_id = $1 and c.contact_id = $2 and m.author <> 'note'
      order by m.at, m.message_id
      """;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final DatabaseClient client;
  private final TenantScope scope;
  private final SignedChanges changes;

  PostgresContactLife(DatabaseClient client, TenantScope scope, SignedChanges changes) {
    this.client = client;
    this.scope = scope;
    this.changes = changes;
  }

  Mono<Merged> merge(Caller caller, UUID into, UUID from) {
    return caller.signs(
        changes,
        () ->
            about(caller, into, MERGE)
                .bind(2, from)
                .mapValue(String.class)
                .one()
                .map(Merged::ofCode));
  }

  /** False when the tenant has no such contact. */
  Mono<Boolean> erase(Caller caller, UUID contact) {
    return caller.signs(changes, () -> about(caller, contact, ERASE).mapValue(Boolean.class).one());
  }

  /** What was said with them, in order; notes of the team are left out. */
  Mono<List<ContactExport.ExportedLine>> lines(Caller caller, UUID contact) {
    return scope.inTenant(
        caller.tenant(),
        () -> about(caller, contact, LINES).map(PostgresContactLife::line).all().collectList());
  }

  /** Enters in the audit that somebody was given all of it. */
  Mono<Void> exported(Caller caller, UUID contact) {
    return caller.signs(changes, () -> about(caller, contact, EXPORTED).then());
  }

  private GenericExecuteSpec about(Caller caller, UUID contact, String sql) {
    return client.sql(sql).bind(0, caller.tenant().value()).bind(1, contact);
  }

  /** Without what only the product needs to know. */
  private static ContactExport.ExportedLine line(Readable row) {
    return new ContactExport.ExportedLine(
        required(row, "at", Instant.class),
        required(row, "author", String.class),
        JSON.readTree(required(row, "content", Json.class).asString()),
        row.get("state", String.class) == null ? null : file(row));
  }

  private static ContactExport.ExportedFile file(Readable row) {
    var state = State.valueOf(required(row, "state", String.class).toUpperCase(Locale.ROOT));
    return new ContactExport.ExportedFile(
        state,
        row.get("name", String.class),
        row.get("type", String.class),
        row.get("size", Integer.class),
        state == State.KEPT ? link(row) : null);
  }

  private static String link(Readable row) {
    return "/api/v1/conversations/%s/messages/%s/file"
        .formatted(
            required(row, "conversation_id", UUID.class), required(row, "message_id", UUID.class));
  }

  /** What came of a merger. */
  enum Merged {
    DONE,
    NO_CONTACT,
    SAME;

    static Merged ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
