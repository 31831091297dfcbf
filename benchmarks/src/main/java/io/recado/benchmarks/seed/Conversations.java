package io.recado.benchmarks.seed;

import io.recado.benchmarks.load.Population;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent;
import io.recado.dialogue.DialogueState;
import io.recado.json.JsonText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Conversations as customers leave them behind: a message, its journal entry, the bot's reply and
 * its outbox row, all of the last thirty days and all ended.
 */
public final class Conversations {

  private static final String PLANNED =
      """
      create temporary table planned (
        place int, tenant_id uuid, channel_id uuid, phone text, user_id text,
        conversation_id uuid, contact_id uuid, outbox_id uuid, at timestamptz
      ) on commit drop
      """;

  /** Who they are, with ids that all the statements after it share. */
  private static final String PLAN =
      """
      insert into planned
      select place,
             ('00000000-0000-7000-8000-' || lpad(to_hex(tenant), 12, '0'))::uuid,
             ('00000000-0000-7001-8000-' || lpad(to_hex(tenant), 12, '0'))::uuid,
             '999' || lpad(customer::text, 9, '0'),
             'MX.' || lpad(customer::text, 16, '0'),
             uuidv7(age), uuidv7(age), uuidv7(age), clock_timestamp() + age
      from (select place, ? + place % ? as tenant, ? + place as customer,
                   -(interval '1 minute' * (2000 + place % 41000)) as age
            from generate_series(?, ?) as place) as wanted
      """;

  private static final List<String> FILL =
      List.of(
          """
          insert into contact (tenant_id, contact_id, name, created_at)
          select tenant_id, contact_id, 'Cliente de prueba', at from planned
          """,
          """
          insert into conversation (tenant_id, conversation_id, channel_id, contact_id, address, dialogue,
                                    last_heard_at, last_inbound_id, created_at)
          select tenant_id, conversation_id, channel_id, contact_id, user_id, '%1$s', at, 'wamid.seed.' || phone, at
          from planned
          """,
          """
          insert into channel_user (tenant_id, channel_id, user_id, conversation_id)
          select tenant_id, channel_id, id, conversation_id
          from planned cross join lateral (values (user_id), (phone)) as ids (id)
          """,
          """
          insert into conversation_work (tenant_id, conversation_id, next_inbound, next_outbound, fence)
          select tenant_id, conversation_id, 2, 2, 1 from planned
          """,
          """
          insert into journal (tenant_id, channel_id, event_key, conversation_id, sequence, event,
                               received_at, applied_at)
          select tenant_id, channel_id, 'wamid.seed.' || phone, conversation_id, 1,
                 jsonb_build_object('type', 'CustomerMessage', 'key', 'wamid.seed.' || phone,
                                    'messageId', 'wamid.seed.' || phone,
                                    'user', jsonb_build_object('ids', jsonb_build_array(user_id, phone)),
                                    'content', '%2$s'::jsonb, 'at', at),
                 at, at
          from planned
          """,
          """
          insert into message (tenant_id, conversation_id, at, message_id, author, content)
          select tenant_id, conversation_id, at + later, uuidv7(at + later - clock_timestamp()), author, content::jsonb
          from planned cross join
               (values ('customer', interval '0', '%2$s'), ('bot', interval '1 second', '%3$s'))
               as said (author, later, content)
          """,
          """
          insert into outbox (tenant_id, outbox_id, conversation_id, channel_id, sequence, address, author, epoch,
                              content, last_inbound_id, state, attempts, due_at, fence, provider_message_id,
                              created_at, ended_at)
          select tenant_id, outbox_id, conversation_id, channel_id, 1, user_id, 'bot', 0,
                 '%3$s'::jsonb, 'wamid.seed.' || phone, 'sent', 1, at, 1, 'wamid.seed.out.' || phone, at, at
          from planned
          """);

  private static final List<String> TABLES =
      List.of(
          "contact",
          "conversation",
          "channel_user",
          "conversation_work",
          "journal",
          "message",
          "outbox");

  private Conversations() {}

  /**
   * Adds the conversations of some of a population, in one transaction. Their tenants must be
   * there.
   *
   * @param owner connected as a superuser, after the migrations
   * @param first the first place in the population
   * @param end the place after the last
   */
  public static void add(Connection owner, Population population, int first, int end)
      throws SQLException {
    owner.setAutoCommit(false);
    try (var statement = owner.createStatement()) {
      // The rows fit each other by construction; checking a foreign key costs more than the row.
      statement.execute("set local session_replication_role = replica");
      statement.execute("set local work_mem = '256MB'");
      statement.execute(PLANNED);
      plan(owner, population, first, end);
      for (var fill : FILL) {
        statement.execute(fill.formatted(state(), heard(), said()));
      }
      owner.commit();
    } finally {
      owner.setAutoCommit(true);
    }
  }

  private static void plan(Connection owner, Population population, int first, int end)
      throws SQLException {
    try (var plan = owner.prepareStatement(PLAN)) {
      plan.setInt(1, population.firstTenant());
      plan.setInt(2, population.tenants());
      plan.setInt(3, population.firstCustomer());
      plan.setInt(4, first);
      plan.setInt(5, end - 1);
      plan.execute();
    }
  }

  /** Brings the planner's statistics up to date, as autovacuum does sooner or later. */
  public static void analyze(Connection owner) throws SQLException {
    try (var statement = owner.createStatement()) {
      for (var table : TABLES) {
        statement.execute("vacuum (analyze) " + table);
      }
      statement.execute("checkpoint");
    }
  }

  private static String state() {
    return JsonText.text(DialogueState.initial(Language.SPANISH));
  }

  private static String heard() {
    return JsonText.text(new MessageContent.Text("Hola"));
  }

  private static String said() {
    return JsonText.text(
        new OutboundContent.Text("¡Hola! Soy el asistente de Demo. ¿En qué te puedo ayudar?"));
  }
}
