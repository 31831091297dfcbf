package io.recado.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.channel.ChannelDesk.Addition;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.live.LocalLiveEvents;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Tag("server")
class PostgresChannelDeskTest {

  private static final SecretBox BOX = SecretBox.of(List.of(MasterKey.random()));
  private static TestDatabase database;

  private final PostgresChannels channels = node();
  private final PostgresChannelDesk desk = desk(Map.of());
  private final PostgresIdentityKeys keys = keys();
  private final TenantId tenant = tenant("Ours");
  private final TenantId other = tenant("Theirs");

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void aConnectedChannelIsFoundWithItsSecrets() {
    var channel = aBot(tenant, "7001", "t");

    assertThat(Await.value(desk.add(channel, "Ventas"))).isEqualTo(Addition.ADDED);

    assertThat(Await.value(channels.find(channel.id()))).isEqualTo(channel);
    assertThat(text(channel, "name")).isEqualTo("Ventas");
  }

  @Test
  void anAddressThatAnotherTenantHasIsTakenAndNothingIsWritten() {
    var theirs = aBot(other, "7002", "theirs");
    Await.value(desk.add(theirs, "Theirs"));

    var ours = aBot(tenant, "7002", "ours");

    assertThat(Await.value(desk.add(ours, "Ours"))).isEqualTo(Addition.TAKEN);
    assertThat(Await.value(channels.byAddress(ChannelKind.TELEGRAM, "7002"))).isEqualTo(theirs);
    assertThat(Await.empty(channels.find(ours.id()))).isTrue();
  }

  @Test
  void aTenantHasAsManyAsATenantMayHave() {
    var small = desk(Map.of("RECADO_TENANT_MOST_CHANNELS", "1"));
    var first = aBot(tenant, "7003", "t");

    assertThat(Await.value(small.add(first, "One"))).isEqualTo(Addition.ADDED);
    assertThat(Await.value(small.add(aBot(tenant, "7004", "t"), "Two")))
        .isEqualTo(Addition.TOO_MANY);
    Await.value(small.remove(key(first)));
    assertThat(Await.value(small.add(aBot(tenant, "7005", "t"), "Two"))).isEqualTo(Addition.ADDED);
  }

  @Test
  void newSecretsTakeThePlaceOfThoseOfTheirNames() {
    var channel =
        new Channel(
            tenant,
            new ChannelId(Uuid7.next()),
            ChannelKind.TELEGRAM,
            "7006",
            Map.of("token", "old", "secret", "stays"));
    Await.value(desk.add(channel, "Bot"));

    assertThat(Await.value(desk.replaceSecrets(key(channel), Map.of("token", "new")))).isTrue();

    assertThat(Await.value(node().find(channel.id())).secrets())
        .isEqualTo(Map.of("token", "new", "secret", "stays"));
  }

  @Test
  void aWidgetHasTwoKeysAtMostAndSomebodyElsesHasNone() {
    var widget = aWidget("widget-1");
    var first = IdentityKey.fresh();
    var second = IdentityKey.fresh();

    assertThat(Await.value(keys.add(key(widget), first))).isTrue();
    assertThat(Await.value(keys.add(key(widget), second))).isTrue();
    assertThat(Await.value(keys.add(key(widget), IdentityKey.fresh()))).isFalse();
    assertThat(Await.empty(keys.add(new ChannelKey(other, widget.id()), first))).isTrue();
    assertThat(IdentityKey.of(Await.value(node().find(widget.id()))))
        .as("of one millisecond in any order")
        .containsExactlyInAnyOrder(first, second);

    assertThat(Await.value(keys.revoke(new ChannelKey(other, widget.id()), first.id()))).isFalse();
    assertThat(Await.value(keys.revoke(key(widget), first.id()))).isTrue();
    assertThat(Await.value(keys.revoke(key(widget), first.id()))).isFalse();
    assertThat(IdentityKey.of(Await.value(node().find(widget.id())))).containsExactly(second);
  }

  @Test
  void ofTwoWhoAddTheLastKeyAtOnceOneDoes() {
    var widget = aWidget("widget-2");
    Await.value(keys.add(key(widget), IdentityKey.fresh()));

    var added =
        Await.all(Flux.range(0, 4).flatMap(one -> keys.add(key(widget), IdentityKey.fresh()), 4));

    assertThat(added).containsOnlyOnce(true);
    assertThat(IdentityKey.of(Await.value(node().find(widget.id())))).hasSize(IdentityKey.MOST);
  }

  @Test
  void onlyAWidgetCanBeForSignedVisitorsAlone() {
    var widget = aWidget("widget-3");
    var bot = aBot(tenant, "7020", "t");
    Await.value(desk.add(bot, "Bot"));

    assertThat(Await.value(keys.require(key(widget), true))).isTrue();
    assertThat(Await.value(keys.require(key(bot), true))).isFalse();
    assertThat(Await.empty(keys.add(key(bot), IdentityKey.fresh()))).isTrue();

    assertThat(Await.value(node().find(widget.id())).signedOnly()).isTrue();
    assertThat(Await.value(node().find(bot.id())).signedOnly()).isFalse();
  }

  @Test
  void aWidgetThatIsMadeAnewWithoutKeysIsForEverybody() {
    var widget = aWidget("widget-4");
    Await.value(keys.add(key(widget), IdentityKey.fresh()));
    Await.value(keys.require(key(widget), true));

    Await.done(channels.save(widget));

    var anew = Await.value(node().find(widget.id()));
    assertThat(IdentityKey.of(anew)).isEmpty();
    assertThat(anew.signedOnly()).isFalse();
  }

  private static PostgresIdentityKeys keys() {
    return new PostgresIdentityKeys(database.client(), database.scope(), BOX);
  }

  private Channel aWidget(String address) {
    var id = new ChannelId(Uuid7.next());
    var widget = new Channel(tenant, id, ChannelKind.WEBCHAT, address, Map.of());
    Await.value(desk.add(widget, "Web"));
    return widget;
  }

  @Test
  void aRemovedChannelIsNoDoorAnyMoreAndItsAddressIsFree() {
    var channel = aBot(tenant, "7007", "canary-4411");
    Await.value(desk.add(channel, "Bot"));

    assertThat(Await.value(desk.remove(key(channel)))).isTrue();

    var fresh = node();
    assertThat(Await.empty(fresh.find(channel.id()))).isTrue();
    assertThat(Await.empty(fresh.byAddress(ChannelKind.TELEGRAM, "7007"))).isTrue();
    assertThat(Await.all(fresh.ofKind(ChannelKind.TELEGRAM))).doesNotContain(channel);
    assertThat(BOX.open(tenant, channel.id(), sealed(channel))).isEmpty();
    assertThat(Await.value(desk.add(aBot(other, "7007", "t"), "Theirs"))).isEqualTo(Addition.ADDED);
    assertThat(Await.value(desk.rename(key(channel), "Again"))).isFalse();
    assertThat(Await.value(desk.remove(key(channel)))).isFalse();
  }

  @Test
  void whatIsSeededDoesNotBringBackWhatItsOwnerRemoved() {
    var channel = aBot(tenant, "7008", "t");
    Await.value(desk.add(channel, "Bot"));
    Await.value(desk.remove(key(channel)));

    Await.done(channels.save(channel));

    assertThat(Await.empty(node().find(channel.id()))).isTrue();
  }

  @Test
  void anotherTenantsChannelIsNone() {
    var theirs = aBot(other, "7009", "t");
    Await.value(desk.add(theirs, "Theirs"));
    var foreign = new ChannelKey(tenant, theirs.id());

    assertThat(Await.value(desk.rename(foreign, "Ours"))).isFalse();
    assertThat(Await.value(desk.pause(foreign, true))).isFalse();
    assertThat(Await.value(desk.replaceSecrets(foreign, Map.of("token", "ours")))).isFalse();
    assertThat(Await.value(desk.dress(foreign, WidgetLook.PLAIN))).isFalse();
    assertThat(Await.value(desk.noteCheck(foreign, "token-refused"))).isFalse();
    assertThat(Await.value(desk.remove(foreign))).isFalse();
    assertThat(Await.value(node().find(theirs.id()))).isEqualTo(theirs);
  }

  @Test
  void aWidgetLooksAsItsOwnerSaidAtOnce() {
    var widget =
        new Channel(
            tenant, new ChannelId(Uuid7.next()), ChannelKind.WEBCHAT, "site-7010", Map.of());
    var look =
        new WidgetLook(
            "Soporte", "#0f5f52", true, Map.of("es", "¡Hola!"), List.of("https://*.example.com"));
    Await.value(desk.add(widget, "Web"));
    assertThat(Await.value(desk.of(widget))).isEqualTo(WidgetLook.PLAIN);

    assertThat(Await.value(desk.dress(key(widget), look))).isTrue();

    assertThat(Await.value(desk.of(widget))).isEqualTo(look);
    assertThat(Await.value(desk.dress(key(added("7011")), look))).as("of a bot").isFalse();
  }

  @Test
  void whatCouldEndAPolicyOrAStyleIsNoLook() {
    for (var domain : List.of("https://a.example; script-src *", "*", "https://", "a.example")) {
      assertThatThrownBy(() -> new WidgetLook(null, null, false, Map.of(), List.of(domain)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new WidgetLook(null, "red;}", false, Map.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyNodeFollowsAChangeThatItIsToldOf() {
    var channel = added("7012");
    var news = new ChannelNews(new LocalLiveEvents());
    // No time passes after which it would look by itself.
    var gateway = node(new SettableClock(Instant.EPOCH));
    var forgetting = new ForgetChangedChannels(gateway, news);
    forgetting.start();
    assertThat(Await.value(gateway.find(channel.id())).paused()).isFalse();

    Await.value(desk.pause(key(channel), true));
    Await.done(news.changed());

    Await.done(
        Mono.defer(() -> gateway.find(channel.id()))
            .filter(Channel::paused)
            .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(10))));
    forgetting.stop();
    assertThat(forgetting.isRunning()).isFalse();
  }

  private Channel added(String address) {
    var channel = aBot(tenant, address, "t");
    Await.value(desk.add(channel, "Bot"));
    return channel;
  }

  private static Channel aBot(TenantId tenant, String address, String token) {
    return new Channel(
        tenant, new ChannelId(Uuid7.next()), ChannelKind.TELEGRAM, address, Map.of("token", token));
  }

  private static ChannelKey key(Channel channel) {
    return new ChannelKey(channel.tenant(), channel.id());
  }

  private static String text(Channel channel, String column) {
    return new String(column(channel, column + "::bytea"), StandardCharsets.UTF_8);
  }

  private static byte[] sealed(Channel channel) {
    return column(channel, "secrets");
  }

  private static byte[] column(Channel channel, String column) {
    var row =
        database
            .client()
            .sql("select " + column + " from channel where channel_id = $1")
            .bind(0, channel.id().value())
            .mapValue(byte[].class)
            .one();
    return Await.value(database.scope().inTenant(channel.tenant(), () -> row));
  }

  private static TenantId tenant(String name) {
    return database.tenant(name);
  }

  private static PostgresChannels node() {
    return node(Clock.systemUTC());
  }

  private static PostgresChannels node(Clock clock) {
    return new PostgresChannels(
        database.database().dispatch(), database.client(), database.scope(), BOX, clock);
  }

  private static PostgresChannelDesk desk(Map<String, String> settings) {
    return new PostgresChannelDesk(database.client(), database.scope(), BOX, Settings.of(settings));
  }
}
