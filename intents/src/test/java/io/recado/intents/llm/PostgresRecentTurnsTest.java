package io.recado.intents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.ConversationId;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.intents.llm.RecentTurns.Said;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class PostgresRecentTurnsTest {

  private static TestDatabase database;

  private TenantId tenant;
  private ConversationId conversation;
  private RecentTurns turns;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void begin() {
    tenant = database.tenant("A tenant");
    conversation = new ConversationId(Uuid7.next());
    turns = new PostgresRecentTurns(database.client(), database.scope());
  }

  @Test
  void theLatestComeInTheirOrder() {
    for (int i = 1; i <= 8; i++) {
      said("customer", "{\"type\":\"Text\",\"body\":\"palabra %d\"}".formatted(i), 20 - i);
    }

    assertThat(Await.all(turns.before(tenant, conversation)))
        .extracting(Said::words)
        .containsExactly(
            "palabra 3", "palabra 4", "palabra 5", "palabra 6", "palabra 7", "palabra 8");
  }

  @Test
  void wordsAreTakenFromAllThatHasSome() {
    said("customer", "{\"type\":\"Choice\",\"id\":\"7:x\",\"title\":\"Sí\"}", 5);
    said("bot", "{\"type\":\"Choices\",\"body\":\"¿Cuál?\",\"options\":[]}", 4);
    said("customer", "{\"type\":\"Reaction\",\"messageId\":\"m\"}", 3);
    said("customer", "{\"type\":\"Media\",\"kind\":\"IMAGE\",\"caption\":\"así se ve\"}", 2);
    said("note", "{\"type\":\"Text\",\"body\":\"para el agente\"}", 1);

    assertThat(Await.all(turns.before(tenant, conversation)))
        .containsExactly(
            new Said(true, "Sí"), new Said(false, "¿Cuál?"), new Said(true, "así se ve"));
  }

  @Test
  void whatIsLongPastAndWhatOthersSaidIsLeftOut() {
    said("customer", "{\"type\":\"Text\",\"body\":\"antier\"}", 60 * 48);

    assertThat(Await.all(turns.before(tenant, conversation))).isEmpty();
    assertThat(Await.all(turns.before(database.tenant("Another"), conversation))).isEmpty();
  }

  private void said(String author, String content, int minutesAgo) {
    database.executeAsOwner(
        """
        insert into message (tenant_id, conversation_id, at, message_id, author, content)
        values ('%s', '%s', now() - interval '%d minutes', gen_random_uuid(), '%s', '%s')
        """
            .formatted(tenant, conversation.value(), minutesAgo, author, content));
  }
}
