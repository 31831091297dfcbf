package io.recado.benchmarks.inbox;

import io.recado.benchmarks.seed.Tenants;
import io.recado.conversation.Language;
import io.recado.dialogue.DialogueState;
import io.recado.json.JsonText;
import io.recado.understanding.Command;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Conversations of the last thirty days as the product leaves them behind, with lines on both
 * sides, what was sent of them and has been read, readings, tickets and words for the search. Words
 * are drawn as in a language, few of them often; some are there to be asked for.
 */
final class Transcripts {

  /** Messages in each conversation. */
  static final int LINES = 20;

  /** Said in four of five conversations with an even number, and of those with an odd one. */
  static final List<String> WORDS_THAT_NEVER_MEET = List.of("fibra", "cobre");

  /** Said in every third conversation, one in twenty-five, and five in all. */
  static final String COMMON_WORD = "factura";

  static final String OCCASIONAL_WORD = "antena";
  static final String RARE_WORD = "zafiro";

  private static final String CHANNELS =
      """
      insert into channel (tenant_id, channel_id, kind, address, secrets)
      select c.tenant_id, gen_random_uuid(), more.kind, more.kind || c.address, ''
      from channel c cross join (values ('telegram'), ('webchat')) more (kind) where c.kind = 'whatsapp'
      """;

  /** From 0 to below 1, always the same for the same numbers. */
  private static final String DRAWN =
      """
      create or replace function pg_temp.drawn(a int, b int) returns float8 language sql immutable as $$
        select (hashint4(hashint4(a) # (b * 7919)) & 2147483647) / 2147483648.0::float8
      $$
      """;

  private static final String SPOKEN =
      """
      create or replace function pg_temp.spoken(n int, line int) returns text language sql immutable as $$
        select string_agg('w' || floor(4000 * power(pg_temp.drawn(n, line * 16 + i), 3))::int, ' ')
               || case when line <> 18 then '' else
                    case when n % 10 < 8 then case n % 2 when 0 then ' fibra' else ' cobre' end else '' end
                    || case when n % 3 = 0 then ' factura' else '' end
                    || case when n % 25 = 0 then ' antena' else '' end
                    || case when n % 10000 = 17 then ' zafiro' else '' end end
        from generate_series(1, 6) i
      $$
      """;

  private static final List<String> FILL =
      List.of(
          """
          insert into contact (tenant_id, contact_id, name, created_at)
          select tenant_id, contact_id,
                 (array['Ana', 'Luis', 'María', 'José', 'Carmen', 'Iván', 'Lucía', 'Óscar', 'Elena', 'Raúl'])[1 + n %% 10] || ' '
                 || (array['García', 'Rojas', 'Muñoz', 'Díaz', 'Pérez', 'Soto', 'Vega'])[1 + n %% 7] || ' ' || n, heard_at
          from planned
          """,
          """
          insert into conversation (tenant_id, conversation_id, channel_id, contact_id, address, dialogue, handler,
                                    handler_name, handler_since, last_heard_at, created_at)
          select tenant_id, conversation_id, channel_id, contact_id, 'user-' || n, '%1$s', handler,
                 case when handler = 'agent' then case when n %% 100 = 7 then '%3$s' else gen_random_uuid()::text end end,
                 case when handler <> 'bot' then heard_at - interval '30 minutes' end, heard_at, heard_at
          from planned
          """,
          """
          insert into conversation_work (tenant_id, conversation_id, next_inbound, next_outbound)
          select tenant_id, conversation_id, 11, 11 from planned
          """,
          """
          insert into message (tenant_id, conversation_id, at, message_id, author, content)
          select tenant_id, conversation_id, at, uuidv7(at - clock_timestamp()),
                 case line %% 2 when 0 then 'customer' else 'bot' end,
                 jsonb_build_object('type', 'Text', 'body', pg_temp.spoken(n, line))
          from (select *, heard_at - (18 - line) * interval '3 minutes' as at from planned, generate_series(0, 19) line) said
          """,
          """
          insert into outbox (tenant_id, outbox_id, conversation_id, channel_id, sequence, address, author, epoch,
                              content, state, attempts, due_at, fence, provider_message_id, created_at, ended_at)
          select m.tenant_id, m.message_id, m.conversation_id, p.channel_id,
                 row_number() over (partition by m.tenant_id, m.conversation_id order by m.at), 'user-' || p.n, 'bot', 0,
                 m.content, 'sent', 1, m.at, 1, 'p-' || m.message_id, m.at, m.at
          from planned p join message m on m.tenant_id = p.tenant_id and m.conversation_id = p.conversation_id
          where m.author = 'bot'
          """,
          """
          insert into delivery_receipt (tenant_id, channel_id, message_id, opaque_id, status, rank, at)
          select o.tenant_id, o.channel_id, o.provider_message_id, o.outbox_id::text, 'read', 3, o.ended_at
          from outbox o where o.tenant_id = '%4$s'
          """,
          """
          insert into reading (tenant_id, conversation_id, at, reading_id, language, message_ids, content, action_keys)
          select m.tenant_id, m.conversation_id, m.at, gen_random_uuid(), 'es', array[m.message_id], '%2$s', '{}'
          from message m where m.tenant_id = '%4$s' and m.author = 'customer'
          """,
          """
          update conversation c set resolved_at = p.heard_at + interval '1 hour' from planned p
          where p.tenant_id = c.tenant_id and p.conversation_id = c.conversation_id and p.resolved
          """,
          """
          insert into inbox_reading (tenant_id, person_id, conversation_id, read_until)
          select tenant_id, '%3$s', conversation_id, heard_at - interval '9 minutes' from planned
          where tenant_id = '%4$s' and n %% 2 = 0
          """,
          """
          insert into conversation_word (tenant_id, conversation_id, word, said_on)
          select m.tenant_id, m.conversation_id, word, max(m.at)::date
          from planned p join message m on m.tenant_id = p.tenant_id and m.conversation_id = p.conversation_id,
               regexp_split_to_table(m.content ->> 'body', ' ') word
          group by 1, 2, 3
          """,
          """
          insert into ticket (tenant_id, number, request_key, conversation_id, contact_id, language, category, priority,
                              summary, opened_at, answer_due, resolution_due, closed_at)
          select tenant_id, row_number() over (partition by tenant_id order by heard_at), 'seed-' || n, conversation_id,
                 contact_id, 'es', 'internet', (array['low', 'normal', 'high'])[1 + n %% 3], pg_temp.spoken(n, 0), heard_at,
                 heard_at + interval '4 hours', heard_at + interval '2 days',
                 case when n %% 4 > 0 then heard_at + interval '3 hours' end
          from planned where n %% 5 < 2
          """);

  private Transcripts() {}

  /**
   * Fills the large tenant, which is number 0, and a hundred others; the tenants must be there.
   *
   * @param owner connected as a superuser, after the migrations
   * @param agent in whose hands some are, and who has read some
   */
  static void add(Connection owner, Options options, UUID agent) throws SQLException {
    owner.setAutoCommit(false);
    try (var statement = owner.createStatement()) {
      // The rows fit each other by construction; checking a foreign key costs more than the row.
      statement.execute("set local session_replication_role = replica");
      statement.execute("set local work_mem = '256MB'");
      statement.execute(DRAWN);
      statement.execute(SPOKEN);
      statement.execute(CHANNELS);
      statement.execute(plan(options));
      for (var fill : FILL) {
        statement.execute(fill.formatted(state(), read(), agent, Tenants.id(0)));
      }
      owner.commit();
    } finally {
      owner.setAutoCommit(true);
    }
    settle(owner);
  }

  /** Brings the planner's statistics up to date, as autovacuum does sooner or later. */
  private static void settle(Connection owner) throws SQLException {
    try (var statement = owner.createStatement()) {
      statement.execute("vacuum (analyze)");
      statement.execute("checkpoint");
    }
  }

  /** One conversation in a hundred is on the smallest channel. */
  private static String plan(Options options) {
    return """
        create temporary table planned on commit drop as
        select n, c.tenant_id, c.channel_id, uuidv7(age) as conversation_id, uuidv7(age) as contact_id,
               clock_timestamp() + age as heard_at,
               case when n %% 100 in (3, 53) then 'queue' when n %% 100 in (7, 27, 77) then 'agent' else 'bot' end as handler,
               n %% 10 < 6 and n %% 100 not in (3, 53, 7, 27, 77) as resolved
        from (select n, case when n <= %1$d then 0 else 1 + (n - %1$d - 1) / %2$d end as tenant,
                     -(interval '1 second' * (600 + hash.share * 2400000)) as age
              from generate_series(1, %1$d + 100 * %2$d) n,
                   lateral (select pg_temp.drawn(n, 0) as share) hash) wanted
        join channel c on c.tenant_id = ('00000000-0000-7000-8000-' || lpad(to_hex(tenant), 12, '0'))::uuid
          and c.kind = case when n %% 100 = 11 then 'telegram' when n %% 100 < 30 then 'webchat' else 'whatsapp' end
        """
        .formatted(options.conversations(), options.conversationsOfOthers());
  }

  private static String state() {
    return JsonText.text(DialogueState.initial(Language.SPANISH));
  }

  private static String read() {
    var command = new Command.StartFlow("open_ticket");
    var read = new Interpretation(command, 0.93, "w1 w2", Source.LOCAL_MODEL);
    return JsonText.text(new Read(List.of(read), List.of()));
  }

  private record Read(List<Interpretation> interpretations, List<String> trace) {}
}
