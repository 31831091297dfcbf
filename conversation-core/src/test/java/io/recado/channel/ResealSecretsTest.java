package io.recado.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class ResealSecretsTest {

  private static TestDatabase database;

  private final MasterKey old = MasterKey.random();
  private final MasterKey current = MasterKey.random();

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void afterARunTheOldKeyOpensNothingAnyMoreAndIsNotNeeded() {
    var ours = tenant();
    var theirs = tenant();
    var channels = IntStream.range(0, 230).mapToObj(i -> saved(i < 215 ? ours : theirs)).toList();

    Await.done(reseal(current, old).run());

    var withoutOld = node(current);
    for (var channel : channels) {
      assertThat(Await.value(withoutOld.find(channel.id()))).isEqualTo(channel);
    }
  }

  @Test
  void anotherRunChangesNothing() {
    var channel = saved(tenant());
    Await.done(reseal(current, old).run());
    var once = sealed(channel);

    Await.done(reseal(current, old).run());

    assertThat(sealed(channel)).isEqualTo(once);
  }

  @Test
  void withOneKeyNothingIsTouched() {
    var channel = saved(tenant());
    var before = sealed(channel);

    Await.done(reseal(current).run());

    assertThat(sealed(channel)).isEqualTo(before);
  }

  @Test
  void whatNoKeyOpensIsLeftAndKeepsNobodyElseWaiting() {
    var lost = savedBy(MasterKey.random(), tenant());
    var before = sealed(lost);
    var channel = saved(tenant());

    Await.done(reseal(current, old).run());

    assertThat(sealed(lost)).isEqualTo(before);
    assertThat(Await.value(node(current).find(channel.id()))).isEqualTo(channel);
  }

  @Test
  void afterARunThatFindsNothingTheReportSaysThatTheOldKeyIsNeededNoMore() {
    saved(tenant());

    Await.done(reseal(current, old).run());
    assertThat(report().resealed()).isPositive();
    assertThat(report().frees(given(current, old))).isFalse();

    Await.done(reseal(current, old).run());
    assertThat(report().frees(given(old, current))).isFalse();
    assertThat(report().frees(given(current, old, MasterKey.random()))).isFalse();
    assertThat(report().frees(given(current, old))).isTrue();
  }

  @Test
  void theReportCountsWhatNoKeyOpensByTheKeyThatSealedIt() {
    var lost = MasterKey.random();
    savedBy(lost, tenant());
    savedBy(lost, tenant());

    Await.done(reseal(current, old).run());

    assertThat(report().unopened()).containsEntry(lost.id(), 2L);
  }

  @Test
  void aRunThatWaitsIsDueAtOnceWhenItIsAskedFor() {
    dispatch(
        """
        insert into scheduled_job (task_name, task_instance, execution_time, picked, version)
        values ('reseal-secrets', 'recurring', now() + interval '10 minutes', false, 1)
        """);

    Await.done(reports().soon());

    assertThat(dispatch("delete from scheduled_job where execution_time <= now()")).isOne();
  }

  private static long dispatch(String sql) {
    return Await.value(database.database().dispatch().client().sql(sql).fetch().rowsUpdated());
  }

  private static ResealReport report() {
    return Await.value(reports().last());
  }

  private static ResealReports reports() {
    return new ResealReports(database.database().dispatch());
  }

  private static MasterKeys given(MasterKey... keys) {
    return new MasterKeys(List.of(keys));
  }

  private Channel saved(TenantId tenant) {
    return savedBy(old, tenant);
  }

  private static Channel savedBy(MasterKey key, TenantId tenant) {
    var id = new ChannelId(Uuid7.next());
    var channel =
        new Channel(tenant, id, ChannelKind.TELEGRAM, id.toString(), Map.of("token", "t"));
    Await.done(node(key).save(channel));
    return channel;
  }

  private static TenantId tenant() {
    return database.tenant("A tenant");
  }

  private static byte[] sealed(Channel channel) {
    var row =
        database
            .client()
            .sql("select secrets from channel where channel_id = $1")
            .bind(0, channel.id().value())
            .mapValue(byte[].class)
            .one();
    return Await.value(database.scope().inTenant(channel.tenant(), () -> row));
  }

  private static PostgresChannels node(MasterKey key) {
    return new PostgresChannels(
        database.database().dispatch(),
        database.client(),
        database.scope(),
        SecretBox.of(List.of(key)),
        Clock.systemUTC());
  }

  private static ResealSecrets reseal(MasterKey... keys) {
    var given = given(keys);
    var dispatch = database.database().dispatch();
    return new ResealSecrets(
        given,
        List.of(
            new ResealTenants(
                dispatch,
                database.client(),
                database.scope(),
                given,
                List.of(new SealedRows("channel", "channel_id"))),
            new ResealAccounts(dispatch, given)),
        reports());
  }
}
