package io.recado.admin.channel;

import static io.recado.admin.Providers.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.Chat;
import io.recado.admin.Providers;
import io.recado.admin.access.Role;
import io.recado.channel.ChannelDesk;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKey;
import io.recado.channel.ChannelSecrets;
import io.recado.channel.SecretBoxException;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** The job runs by itself as well, and may be quicker. */
@Tag("server")
class QuietChannelsTest {

  private static final String CHANNELS = "/api/v1/channels";
  private static final AtomicLong BOTS = new AtomicLong(8_000_000);

  private final AdminServer server = AdminServer.running();
  private final Providers providers = server.providers();
  private final Chat chat = new Chat();
  private final AdminServer.Person owner = server.person(chat.tenant(), Role.OWNER);
  private final long number = BOTS.incrementAndGet();
  private final String token = providers.bot(number, "quiet_bot");
  private final UUID channel = connect();

  @Test
  void aTokenThatWasRevokedIsNoticedAndOneThatIsTakenAgainPutsTheChannelToWork() {
    revoke();
    nobodyLookedFor("2 days");

    check(channel);

    var refused = eventually(is("REFUSED"));
    assertThat(refused.get("code").asString()).isEqualTo("token-refused");
    assertThat(refused.get("since").isNull()).isFalse();
    assertThat(halts()).isEqualTo("token-refused");

    providers.bot(number, "quiet_bot");
    nobodyLookedFor("20 minutes");
    check(channel);

    assertThat(eventually(is("LIVE")).get("since").isNull()).isTrue();
    assertThat(halts()).isEmpty();
  }

  @Test
  void whatIsHaltedForAnotherReasonStaysSoWhenItsTokenIsTaken() {
    halt("131031");
    nobodyLookedFor("20 minutes");
    var before = overview().get("checkedAt").asString();

    check(channel);

    eventually(one -> !one.get("checkedAt").asString().equals(before));
    assertThat(overview().get("state").asString()).isEqualTo("HALTED");
    assertThat(halts()).isEqualTo("131031");
  }

  @Test
  void aProviderThatSaysNothingChangesNothing() {
    providers.bot(token, json(500, "{\"ok\":false,\"error_code\":500}"));
    nobodyLookedFor("2 days");

    Await.done(server.bean(CheckQuietChannels.class).run());

    assertThat(overview().get("state").asString()).isEqualTo("LIVE");
    assertThat(overview().get("code").isNull()).isTrue();
  }

  @Test
  void aChannelThatCustomersWriteOnIsNotAskedFor() {
    var busy = chat.channel();
    opens(busy, "of a number that is none");
    chat.says("ana", "hello");
    age(busy, "2 days");

    check(busy);
    assertThat(lookedAt(busy)).isTrue();
    assertThat(checkCode(busy)).isEmpty();

    server.execute(
        chat.tenant(),
        "update conversation set last_heard_at = now() - interval '2 days' where tenant_id = $1");
    age(busy, "2 days");
    check(busy);
    eventually(any -> checkCode(busy).equals("number-unknown"));
  }

  /** It stays as it is, and is not the first to be asked for again and again. */
  @Test
  void whatNoKeyOpensSaysNothingOfItsToken() {
    var sealed = chat.channel();
    age(sealed, "2 days");

    var check = server.bean(CheckQuietChannels.class).check(key(sealed));
    Await.done(check.onErrorComplete(SecretBoxException.class));

    assertThat(lookedAt(sealed)).isTrue();
    assertThat(checkCode(sealed)).isEmpty();
  }

  private void opens(UUID id, String secret) {
    var secrets = Map.of(ChannelSecrets.TOKEN, secret);
    Await.value(server.bean(ChannelDesk.class).replaceSecrets(key(id), secrets));
  }

  private ChannelKey key(UUID id) {
    return new ChannelKey(chat.tenant(), new ChannelId(id));
  }

  private UUID connect() {
    var connected = owner.does("POST", CHANNELS + "/telegram", Map.of("token", token));
    return UUID.fromString(connected.get("channel").get("id").asString());
  }

  private void revoke() {
    providers.bot(token, json(401, "{\"ok\":false,\"error_code\":401}"));
  }

  private void check(UUID id) {
    Await.done(server.bean(CheckQuietChannels.class).check(key(id)));
  }

  private void nobodyLookedFor(String time) {
    age(channel, time);
  }

  private void age(UUID id, String time) {
    server.execute(
        chat.tenant(),
        """
        update channel set created_at = now() - interval '3 days', asked_at = null,
          checked_at = case when checked_at is null then null else now() - interval '%s' end
        where tenant_id = $1 and channel_id = '%s'
        """
            .formatted(time, id));
  }

  private void halt(String code) {
    server.execute(
        chat.tenant(),
        """
        insert into channel_halt (tenant_id, channel_id, until, down_since, code, reason)
        values ($1, '%s', now(), now(), '%s', 'x')
        """
            .formatted(channel, code));
  }

  private String halts() {
    return text("select code from channel_halt where tenant_id = $1 and down_since is not null");
  }

  private boolean lookedAt(UUID id) {
    return !text("select asked_at::text from channel where tenant_id = $1 and asked_at is not null and channel_id = '%s'"
            .formatted(id))
        .isEmpty();
  }

  private String checkCode(UUID id) {
    return text(
        "select check_code from channel where tenant_id = $1 and check_code is not null and channel_id = '%s'"
            .formatted(id));
  }

  private String text(String sql) {
    return String.join(" ", server.texts(chat.tenant(), sql));
  }

  private JsonNode overview() {
    return owner.get(CHANNELS + "/" + channel);
  }

  private static Predicate<JsonNode> is(String state) {
    return one -> one.get("state").asString().equals(state);
  }

  private JsonNode eventually(Predicate<JsonNode> condition) {
    return Await.value(
        Mono.fromCallable(this::overview)
            .subscribeOn(Schedulers.boundedElastic())
            .filter(condition)
            .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(50))));
  }
}
