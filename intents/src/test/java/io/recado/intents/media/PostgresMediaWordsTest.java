package io.recado.intents.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.ChannelId;
import io.recado.conversation.ContactId;
import io.recado.conversation.MessageContent.Media;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.MessageContent.MediaKind;
import io.recado.database.TestDatabase;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.understanding.MediaReader.Received;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class PostgresMediaWordsTest {

  private static final ChannelId CHANNEL = new ChannelId(new UUID(0, 1));

  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void whatIsKeptFirstIsFound() {
    var file = aFile(aCustomer(database.tenant("A tenant")), CHANNEL);

    Await.done(words().keep(file, "hola\0"));
    Await.done(words().keep(file, "adiós"));

    assertThat(Await.value(words().find(file))).isEqualTo("hola");
  }

  @Test
  void nobodyElseFindsIt() {
    var tenant = database.tenant("A tenant");
    var customer = aCustomer(tenant);
    Await.done(words().keep(aFile(customer, CHANNEL), "hola"));

    var others =
        new Received[] {
          aFile(aCustomer(tenant), CHANNEL),
          aFile(customer, new ChannelId(new UUID(0, 2))),
          aFile(new Customer(database.tenant("Another"), customer.id()), CHANNEL)
        };

    for (var other : others) {
      assertThat(Await.empty(words().find(other))).isTrue();
    }
  }

  @Test
  void wordsGoWithTheirCustomer() {
    var customer = aCustomer(database.tenant("A tenant"));
    var file = aFile(customer, CHANNEL);
    Await.done(words().keep(file, "hola"));

    database.executeAsOwner("delete from contact where contact_id = '%s'".formatted(customer.id()));

    assertThat(Await.empty(words().find(file))).isTrue();
  }

  private static MediaWords words() {
    return new PostgresMediaWords(database.client(), database.scope());
  }

  private static Received aFile(Customer customer, ChannelId channel) {
    var file = new MediaFile("file-1", null, null, null);
    return new Received(
        customer.tenant(), channel, customer.id(), new Media(MediaKind.VOICE, file, null), null);
  }

  private static Customer aCustomer(TenantId tenant) {
    var id = new ContactId(UUID.randomUUID());
    database.executeAsOwner(
        "insert into contact (tenant_id, contact_id) values ('%s', '%s')".formatted(tenant, id));
    return new Customer(tenant, id);
  }

  private record Customer(TenantId tenant, ContactId id) {}
}
