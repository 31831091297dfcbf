package io.recado.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.database.TestDatabase;
import io.recado.outbox.DeadLetters.Filter;
import io.recado.outbox.WindowTemplates;
import io.recado.outbox.WindowTemplates.WindowTemplate;
import io.recado.testing.Await;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresOutboxTest extends OutboxContract {

  private static TestDatabase database;
  private static PostgresStores stores;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
    stores = new PostgresStores(database, database.database());
  }

  @AfterAll
  static void stop() {
    stores.close();
    database.close();
  }

  /** The outbox is asked across tenants, so no test may leave work to the next. */
  @AfterEach
  void empty() {
    database.emptyTables();
  }

  @Override
  protected Stores stores() {
    return stores;
  }

  @Test
  void whoReplaysAndDiscardsIsWrittenDown() {
    die(reply("ana", "hello"), "131026");
    Await.done(stores.deadLetters().replay(channel.tenant(), Filter.all(), "Ana", 10));
    die(reply("eva", "hello"), "100");
    Await.done(stores.deadLetters().discard(channel.tenant(), Filter.code("100"), "Eva", 10));

    assertThat(actions()).containsExactly("replay by Ana of 131026", "discard by Eva of 100");
  }

  @Test
  void aChannelsTemplateIsKept() {
    var templates = stores.windowTemplates();
    assertThat(Await.empty(templates.of(channel.tenant(), channel.id()))).isTrue();

    save(templates, new WindowTemplate("first", Language.GERMAN));
    save(templates, new WindowTemplate("again", Language.SPANISH));

    assertThat(Await.value(templates.of(channel.tenant(), channel.id())))
        .isEqualTo(new WindowTemplate("again", Language.SPANISH));
    assertThat(Await.empty(templates.of(stores.aChannel().tenant(), channel.id()))).isTrue();
  }

  private void save(WindowTemplates templates, WindowTemplate template) {
    Await.done(templates.save(channel.tenant(), channel.id(), template));
  }

  private List<String> actions() {
    var actions =
        database
            .client()
            .sql(
                "select action || ' by ' || acted_by || ' of ' || error_code from dead_letter_action"
                    + " order by acted_at")
            .mapValue(String.class)
            .all();
    return Await.value(database.scope().inTenant(channel.tenant(), actions::collectList));
  }
}
