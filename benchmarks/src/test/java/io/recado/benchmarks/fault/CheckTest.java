package io.recado.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.benchmarks.fault.Evidence.Arrival;
import io.recado.benchmarks.fault.Evidence.Silence;
import io.recado.benchmarks.fault.Evidence.WakeUp;
import io.recado.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A check that cannot fail shows nothing: in a sound state it finds nothing, and each way of being
 * unsound is found under its clause, with the ids it is true of.
 */
@Tag("server")
class CheckTest {

  private static final UUID NORTH = UUID.fromString("00000000-0000-7000-8000-000000000001");
  private static final UUID ANA = UUID.fromString("00000000-0000-7000-8000-0000000000a1");
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /**
   * Two tenants with a customer each. Ana writes twice, is answered twice and has a ticket; Ben
   * writes once and is answered.
   */
  private static final String SOUND =
      """
      insert into tenant (tenant_id, name, time_zone, language) values
        ('00000000-0000-7000-8000-000000000001', 'Firma Norte', 'America/Santiago', 'es'),
        ('00000000-0000-7000-8000-000000000002', 'Firma Sur', 'America/Santiago', 'es');
      insert into channel (tenant_id, channel_id, kind, address, secrets) values
        ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000c1', 'whatsapp', '1001', ''),
        ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-0000000000c2', 'whatsapp', '1002', '');
      insert into contact (tenant_id, contact_id) values
        ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000f1'),
        ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-0000000000f2');
      insert into conversation (tenant_id, conversation_id, channel_id, contact_id, address, dialogue) values
        ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000a1',
         '00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-0000000000f1', 'ana', '{}'),
        ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-0000000000b1',
         '00000000-0000-7000-8000-0000000000c2', '00000000-0000-7000-8000-0000000000f2', 'ben', '{}');
      insert into webhook_body (tenant_id, body_id, channel_id, body) values
        ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000d1',
         '00000000-0000-7000-8000-0000000000c1', 'to 1001');
      insert into journal (tenant_id, channel_id, event_key, conversation_id, sequence, event, applied_at)
      select t::uuid, c::uuid, key, v::uuid, sequence,
             jsonb_build_object('type', 'CustomerMessage', 'content', jsonb_build_object('body', key)), now()
      from (values
        ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000c1',
         '00000000-0000-7000-8000-0000000000a1', 1, 'ana-1'),
        ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000c1',
         '00000000-0000-7000-8000-0000000000a1', 2, 'ana-2'),
        ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-0000000000c2',
         '00000000-0000-7000-8000-0000000000b1', 1, 'ben-1')) as e (t, c, v, sequence, key);
      insert into message (tenant_id, conversation_id, at, message_id, author, content)
      select tenant_id, conversation_id, now() + sequence * interval '1 ms', gen_random_uuid(), 'customer',
             event -> 'content' from journal;
      insert into outbox (tenant_id, outbox_id, conversation_id, channel_id, sequence, address, author, epoch,
                          content, state)
      select c.tenant_id, o::uuid, c.conversation_id, c.channel_id, sequence, c.address, 'bot', 0,
             jsonb_build_object('body', words), 'sent'
      from (values
        ('00000000-0000-7000-8000-0000000000e1', 'ana', 1, 'Hola, soy Firma Norte'),
        ('00000000-0000-7000-8000-0000000000e2', 'ana', 2, 'Listo, abrí tu ticket T-1001.'),
        ('00000000-0000-7000-8000-0000000000e3', 'ben', 1, 'Hola, soy Firma Sur')) as m (o, who, sequence, words)
      join conversation c on c.address = who;
      insert into action_run (tenant_id, idempotency_key, conversation_id, flow_run, step, request, state, outcome)
      values ('00000000-0000-7000-8000-000000000001', 'key-1', '00000000-0000-7000-8000-0000000000a1', '1', 'open',
              '{"action": {"value": "open_ticket"}}', 'ended', '{"type": "Done"}');
      insert into ticket (tenant_id, number, request_key, conversation_id, contact_id, language, category, priority,
                          summary, opened_at)
      values ('00000000-0000-7000-8000-000000000001', 1001, 'key-1', '00000000-0000-7000-8000-0000000000a1',
              '00000000-0000-7000-8000-0000000000f1', 'es', 'internet', 'high', 'Sin internet', now());
      """;

  private static TestDatabase database;

  private Connection owner;
  private final Set<String> acknowledged = new HashSet<>(List.of("ana-1", "ana-2", "ben-1"));
  private final List<Arrival> arrivals =
      new ArrayList<>(
          List.of(
              arrival("1001", "ana", "e1", NOON),
              arrival("1002", "ben", "e3", NOON.plusSeconds(1)),
              arrival("1001", "ana", "e2", NOON.plusSeconds(2))));
  private final List<Silence> silences = new ArrayList<>();
  private final List<WakeUp> wakeUps = new ArrayList<>(List.of(new WakeUp(NORTH, ANA)));

  @BeforeAll
  static void prepare() {
    database = TestDatabase.with("core", "actions");
  }

  @AfterAll
  static void end() {
    database.close();
  }

  @BeforeEach
  void soundState() throws SQLException {
    database.emptyTables();
    owner =
        DriverManager.getConnection(
            "jdbc:" + database.url().replace("postgres@", ""), "postgres", "");
    doctor(SOUND);
  }

  @Test
  void findsNothingInASoundState() throws SQLException {
    assertThat(violations()).isEmpty();
  }

  @Test
  void leavesTheDatabaseAsItWas() throws SQLException {
    violations();

    assertThat(violations()).isEmpty();
  }

  @Test
  void findsWhatWasAcknowledgedAndIsNotInTheJournal() throws SQLException {
    acknowledged.add("ana-3");

    assertFound('a', "ana-3");
  }

  @ParameterizedTest(name = "({0}) {1}")
  @MethodSource("doctoredRows")
  void findsInTheRows(char clause, String id, String doctored) throws SQLException {
    doctor(doctored);

    assertFound(clause, id);
  }

  static Stream<Arguments> doctoredRows() {
    return Stream.of(
        Arguments.of(
            'b', "ana-2", "update journal set applied_at = null where event_key = 'ana-2'"),
        Arguments.of('b', "ana-2", "delete from message where content ->> 'body' = 'ana-2'"),
        Arguments.of(
            'b',
            "ben-1",
            """
            insert into message (tenant_id, conversation_id, at, message_id, author, content)
            select tenant_id, conversation_id, at + interval '1 s', gen_random_uuid(), author, content
            from message where content ->> 'body' = 'ben-1'
            """),
        Arguments.of('b', "key-1", "update action_run set state = 'queued'"),
        Arguments.of(
            'c',
            "ana-1",
            """
            update message set at = at + interval '1 h' where content ->> 'body' = 'ana-1'
            """),
        Arguments.of(
            'd',
            "0000000000e1",
            "update outbox set state = 'pending' where outbox_id::text like '%e1'"),
        Arguments.of(
            'd',
            "0000000000e1",
            "update outbox set state = 'sending' where outbox_id::text like '%e1'"),
        Arguments.of(
            'e',
            "0000000000e3",
            """
            update outbox set content = '{"body": "Hola, soy Firma Norte"}' where outbox_id::text like '%e3'
            """),
        Arguments.of('e', "0000000000d1", "update webhook_body set body = 'to 1002'"),
        Arguments.of(
            'g',
            "0000000000e3",
            """
            update outbox set content = '{"body": "Listo, abrí tu ticket T-1001."}'
            where outbox_id::text like '%e3'
            """),
        Arguments.of('g', "key-1", "update ticket set request_key = 'key-2'"),
        Arguments.of(
            'g',
            "T-1001",
            """
            update outbox set content = '{"body": "Un momento"}' where outbox_id::text like '%e2'
            """));
  }

  @Test
  void findsACustomerWhoWasNotAnswered() throws SQLException {
    doctor("delete from outbox where address = 'ben'");
    arrivals.removeIf(arrival -> arrival.recipient().equals("ben"));

    assertFound('d', "0000000000b1");
  }

  @Test
  void findsWhatIsMarkedAsSentAndNeverArrived() throws SQLException {
    arrivals.removeIf(arrival -> arrival.recipient().equals("ben"));

    assertFound('d', "0000000000e3");
  }

  @Test
  void findsWhatArrivedAndNobodySaid() throws SQLException {
    arrivals.add(arrival("1001", "ana", "e9", NOON));

    assertFound('d', "0000000000e9");
  }

  @Test
  void findsWhatArrivedBeforeWhatWasSaidEarlier() throws SQLException {
    arrivals.addFirst(arrival("1001", "ana", "e2", NOON));

    assertFound('c', "0000000000e1");
  }

  @Test
  void findsWhatCameByAnotherTenantsChannel() throws SQLException {
    arrivals.set(1, arrival("1001", "ben", "e3", NOON));

    assertFound('e', "0000000000e3");
  }

  @Test
  void findsWhatCameToAnotherCustomer() throws SQLException {
    arrivals.set(1, arrival("1002", "ana", "e3", NOON));

    assertFound('e', "0000000000e3");
  }

  @Test
  void findsAWakeUpUnderAnotherTenant() throws SQLException {
    wakeUps.add(new WakeUp(NORTH, UUID.fromString("00000000-0000-7000-8000-0000000000b1")));

    assertFound('e', "0000000000b1");
  }

  @Test
  void findsWhatTheBotSaidAfterATakeover() throws SQLException {
    silences.add(new Silence(ANA, NOON.plusSeconds(1), null));

    assertFound('f', "0000000000e2");
  }

  @Test
  void findsNothingInWhatTheBotSaidBeforeATakeoverAndAfterTheHandback() throws SQLException {
    silences.add(new Silence(ANA, NOON.plusMillis(500), NOON.plusSeconds(1)));

    assertThat(violations()).isEmpty();
  }

  private void assertFound(char clause, String id) throws SQLException {
    assertThat(violations())
        .anySatisfy(
            violation -> {
              assertThat(violation.clause().letter()).isEqualTo(clause);
              assertThat(violation.ids()).anySatisfy(found -> assertThat(found).contains(id));
              assertThat(violation.toString()).contains("(" + clause + ")").contains(id);
            });
  }

  private List<Violation> violations() throws SQLException {
    return Check.violations(owner, new Evidence(acknowledged, arrivals, silences, wakeUps));
  }

  private void doctor(String sql) throws SQLException {
    try (var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Arrival arrival(String channel, String recipient, String outbox, Instant at) {
    var id = "00000000-0000-7000-8000-0000000000" + outbox;
    return new Arrival(channel, recipient, id, "wamid." + outbox, "Hola", at);
  }
}
