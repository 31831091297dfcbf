package io.recado.gateway.channel.webchat;

import static io.recado.testing.Await.all;
import static io.recado.testing.Await.done;
import static io.recado.testing.Await.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.ChannelId;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.gateway.channel.webchat.Mailbox.Author;
import io.recado.gateway.channel.webchat.Mailbox.Draft;
import io.recado.gateway.channel.webchat.Mailbox.Standing;
import io.recado.tenant.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class PostgresMailboxTest extends MailboxContract {

  private static TestDatabase database;
  private static TenantId tenant;

  @BeforeAll
  static void migrate() {
    database = TestDatabase.with("core", "gateway");
    tenant = database.tenant("Fibra Ejemplo");
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @Override
  Mailbox mailbox() {
    return new PostgresMailbox(database.client(), database.scope());
  }

  @Override
  TenantId tenant() {
    return tenant;
  }

  @Test
  void anotherTenantSeesNothingOfTheSameThread() {
    var channel = new ChannelId(Uuid7.next());
    var own = new MailboxThread(tenant, channel, "visitor");
    var foreign = new MailboxThread(database.tenant("Otra"), channel, "visitor");
    done(mailbox().append(own, new Draft(Author.BUSINESS, "a", "{}")));

    done(mailbox().markSeen(foreign, 1));

    assertThat(value(mailbox().since(foreign, 0, 10))).isEmpty();
    assertThat(value(mailbox().standing(own))).isEqualTo(new Standing(1, 0, 1));
  }

  @Test
  void withoutATenantTheTablesAreEmpty() {
    var own = new MailboxThread(tenant, new ChannelId(Uuid7.next()), "visitor");
    done(mailbox().append(own, new Draft(Author.BUSINESS, "a", "{}")));

    for (var table : new String[] {"webchat_thread", "webchat_letter"}) {
      var rows = database.client().sql("select 1 from " + table).map(row -> 1).all();
      assertThat(all(rows)).isEmpty();
    }
  }
}
