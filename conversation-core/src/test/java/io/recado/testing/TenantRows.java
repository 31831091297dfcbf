package io.recado.testing;

import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.tenant.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of one tenant with one conversation, written past the product: of any age and any state. */
public final class TenantRows {

  public final TenantId tenant;
  public final UUID channel = Uuid7.next();
  public final UUID conversation = Uuid7.next();
  private final TestDatabase database;

  public TenantRows(TestDatabase database) {
    this.database = database;
    this.tenant = database.tenant("Demo");
    var contact = Uuid7.next();
    write(
        "insert into channel (tenant_id, channel_id, kind, address, secrets)"
            + " values ({}, {}, 'whatsapp', {}, '')",
        tenant,
        channel,
        channel);
    write("insert into contact (tenant_id, contact_id) values ({}, {})", tenant, contact);
    write(
        "insert into conversation"
            + " (tenant_id, conversation_id, channel_id, contact_id, address, dialogue)"
            + " values ({}, {}, {}, {}, 'ana', '{\"runs\": []}')",
        tenant,
        conversation,
        channel,
        contact);
    write(
        "insert into conversation_work (tenant_id, conversation_id) values ({}, {})",
        tenant,
        conversation);
  }

  /** An event of the conversation, recorded and, where it is, applied {@code age} ago. */
  public void journal(String key, String age, boolean applied) {
    write(
        "insert into journal (tenant_id, channel_id, event_key, conversation_id, sequence, event,"
            + " received_at, applied_at)"
            + " select {}, {}, {}, {}, count(*) + 1, '{}', now() - {}::interval, now() - {}::interval"
            + " from journal",
        tenant,
        channel,
        key,
        conversation,
        age,
        applied ? age : null);
  }

  /** A message in the place that follows, ended {@code age} ago where it has ended. */
  public UUID outbox(String state, String age) {
    var id = Uuid7.next();
    var ended = state.equals("pending") || state.equals("sending") ? null : age;
    write(
        "insert into outbox (tenant_id, outbox_id, conversation_id, channel_id, sequence, address,"
            + " author, epoch, content, state, provider_message_id, ended_at)"
            + " select {}, {}, {}, {}, next_outbound, 'ana', 'bot', 0, '{}', {}, {},"
            + " now() - {}::interval from conversation_work",
        tenant,
        id,
        conversation,
        channel,
        state,
        id,
        ended);
    write("update conversation_work set next_outbound = next_outbound + 1");
    return id;
  }

  /** What the channel said of a message, by the provider's id, first {@code age} ago. */
  public void receipt(Object message, String status, int rank, String age) {
    write(
        "insert into delivery_receipt"
            + " (tenant_id, channel_id, message_id, status, rank, at, recorded_at)"
            + " values ({}, {}, {}, {}, {}::smallint, now(), now() - {}::interval)",
        tenant,
        channel,
        message,
        status,
        rank,
        age);
  }

  /** A request of an action, made {@code age} ago, and ended then where it has. */
  public void action(String key, String state, String age) {
    write(
        "insert into action_run (tenant_id, idempotency_key, conversation_id, flow_run, step,"
            + " request, state, created_at, ended_at)"
            + " values ({}, {}, {}, '1', 'open', '{}', {}, now() - {}::interval, now() - {}::interval)",
        tenant,
        key,
        conversation,
        state,
        age,
        state.equals("ended") ? age : null);
  }

  /** Runs a statement in the tenant's scope; each {} stands for the next value. */
  public void write(String sql, @Nullable Object... values) {
    var text = sql.replace("'{}'", "'{ }'");
    for (var value : values) {
      text = text.replaceFirst("\\{}", value == null ? "null" : "'" + value + "'");
    }
    var statement = database.client().sql(text);
    Await.done(database.scope().inTenant(tenant, statement::then));
  }

  public long count(String table) {
    return number("select count(*) from " + table);
  }

  public long number(String sql) {
    var query = database.client().sql(sql).mapValue(Long.class);
    return Await.value(database.scope().inTenant(tenant, query::one));
  }
}
