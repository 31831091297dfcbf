package io.recado.channel;

import static io.recado.channel.ChannelKind.TELEGRAM;
import static io.recado.channel.ChannelKind.WEBCHAT;
import static io.recado.channel.ChannelKind.WHATSAPP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@Tag("server")
class PostgresChannelsTest implements ChannelsContract {

  private static final MasterKey KEY = MasterKey.random();
  private static TestDatabase database;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T12:00:00Z"));
  private final PostgresChannels channels = channelsWith(SecretBox.of(List.of(KEY)));

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Override
  public Channels channels() {
    return channels;
  }

  @Override
  public ChannelStore store() {
    return channels;
  }

  @Override
  public TenantId newTenant() {
    return database.tenant("A tenant");
  }

  @Test
  void anotherNodeThatAsksOftenSeesAChangeWithinSeconds() {
    var before = aTelegramChannel("60001", "before");
    var after = withToken(before, "after");
    var otherNode = channelsWith(SecretBox.of(List.of(KEY)));
    Await.done(channels.save(before));
    assertThat(Await.value(otherNode.find(before.id()))).isEqualTo(before);

    Await.done(channels.save(after));

    assertThat(Await.value(otherNode.find(before.id()))).isEqualTo(before);
    clock.advance(PostgresChannels.FRESH.plusMillis(1));
    Await.done(
        Mono.defer(() -> otherNode.find(before.id()))
            .filter(after::equals)
            .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(10))));
  }

  @Test
  void anotherNodeThatHasNotAskedForAWhileLooksAgainFirst() {
    var before = aTelegramChannel("60007", "before");
    var after = withToken(before, "after");
    var otherNode = channelsWith(SecretBox.of(List.of(KEY)));
    Await.done(channels.save(before));
    assertThat(Await.value(otherNode.find(before.id()))).isEqualTo(before);
    Await.done(channels.save(after));

    clock.advance(PostgresChannels.REMEMBERED);

    assertThat(Await.value(otherNode.find(before.id()))).isEqualTo(after);
  }

  /** It was read before everything was forgotten, and may be an old one. */
  @Test
  void whatIsReadWhileEverythingIsForgottenIsNotRemembered() throws SQLException {
    var before = aTelegramChannel("60008", "before");
    Await.done(channels.save(before));
    try (var owner = DriverManager.getConnection(database.jdbcUrl(), "postgres", "");
        var statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute("lock table channel");
      var reading = channels.byAddress(TELEGRAM, "60008").toFuture();
      channels.forgetAll();
      owner.commit();
      assertThat(Await.value(Mono.fromFuture(reading))).isEqualTo(before);
    }
    var after = withToken(before, "after");
    Await.done(channelsWith(SecretBox.of(List.of(KEY))).save(after));

    assertThat(Await.value(channels.find(before.id()))).isEqualTo(after);
  }

  @Test
  void secretsAreNotReadableInTheDatabase() {
    var channel = aTelegramChannel("60002", "canary-8d1f");
    Await.done(channels.save(channel));

    var stored =
        database
            .scope()
            .inTenant(
                channel.tenant(),
                () ->
                    database
                        .client()
                        .sql("select secrets from channel where channel_id = $1")
                        .bind(0, channel.id().value())
                        .mapValue(byte[].class)
                        .one());

    assertThat(new String(Await.value(stored), StandardCharsets.ISO_8859_1))
        .doesNotContain("canary-8d1f")
        .doesNotContain("token");
  }

  @Test
  void theWrongMasterKeyIsAClearErrorForThatChannel() {
    var channel = aTelegramChannel("60003", "t");
    var wrongKey = MasterKey.random();
    var stranger = channelsWith(SecretBox.of(List.of(wrongKey)));
    Await.done(channels.save(channel));

    assertThatThrownBy(() -> Await.done(stranger.find(channel.id())))
        .isInstanceOf(SecretBoxException.class)
        .hasMessageContaining(channel.id().toString())
        .hasMessageContaining(KEY.id())
        .hasMessageContaining(wrongKey.id());
  }

  @Test
  void aChannelThatCannotBeOpenedDoesNotHideItsNeighbours() {
    var stranger = channelsWith(SecretBox.of(List.of(MasterKey.random())));
    var lost = new Channel(newTenant(), newId(), WHATSAPP, "60004", Map.of("token", "x"));
    var fine = new Channel(newTenant(), newId(), WHATSAPP, "60005", Map.of("token", "y"));
    Await.done(stranger.save(lost));
    Await.done(channels.save(fine));

    assertThat(Await.all(channels.ofKind(WHATSAPP))).contains(fine).doesNotContain(lost);
  }

  @Test
  void aTenantCannotSaveAChannelForAnother() {
    var ours = newTenant();
    var theirs = new Channel(newTenant(), newId(), WEBCHAT, "60006", Map.of());

    var save = database.scope().inTenant(ours, () -> channels.save(theirs));

    assertThatThrownBy(() -> Await.done(save)).hasMessageContaining("scope of another tenant");
  }

  private Channel aTelegramChannel(String address, String token) {
    return new Channel(newTenant(), newId(), TELEGRAM, address, Map.of("token", token));
  }

  private static Channel withToken(Channel channel, String token) {
    return new Channel(
        channel.tenant(), channel.id(), channel.kind(), channel.address(), Map.of("token", token));
  }

  private static ChannelId newId() {
    return new ChannelId(Uuid7.next());
  }

  private PostgresChannels channelsWith(SecretBox box) {
    return new PostgresChannels(
        database.database().dispatch(), database.client(), database.scope(), box, clock);
  }
}
