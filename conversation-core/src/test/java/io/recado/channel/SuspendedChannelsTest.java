package io.recado.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.testing.Await;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class SuspendedChannelsTest {

  private static final TestDatabase database = TestDatabase.with("core");

  private final MasterKey key = MasterKey.random();
  private final Channel channel =
      new Channel(
          database.tenant("A tenant"),
          new ChannelId(Uuid7.next()),
          ChannelKind.TELEGRAM,
          Uuid7.next().toString(),
          Map.of("token", "t"));

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void theChannelOfASuspendedTenantTakesNothingInAndItsWayOutIsPausedUntilItIsResumed() {
    Await.done(node().save(channel));

    suspend("clock_timestamp()");

    assertThat(Await.empty(node().find(channel.id()))).isTrue();
    assertThat(Await.empty(node().byAddress(channel.kind(), channel.address()))).isTrue();
    assertThat(Await.all(node().ofKind(channel.kind()))).doesNotContain(channel);
    assertThat(Await.value(node().wayOut(channel.id()))).isEqualTo(channel.onHold());

    suspend("null");

    assertThat(Await.value(node().find(channel.id()))).isEqualTo(channel);
    assertThat(Await.value(node().wayOut(channel.id()))).isEqualTo(channel);
  }

  @Test
  void aChannelThatWasNeverThereHasNoWayOut() {
    assertThat(Await.empty(node().wayOut(new ChannelId(Uuid7.next())))).isTrue();
  }

  private void suspend(String since) {
    database.executeAsOwner(
        "update tenant set suspended_at = %s where tenant_id = '%s'"
            .formatted(since, channel.tenant()));
  }

  /** One that remembers nothing. */
  private PostgresChannels node() {
    return new PostgresChannels(
        database.database().dispatch(),
        database.client(),
        database.scope(),
        SecretBox.of(List.of(key)),
        Clock.systemUTC());
  }
}
