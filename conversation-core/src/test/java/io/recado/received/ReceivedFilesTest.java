package io.recado.received;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.Channel;
import io.recado.conversation.Handler;
import io.recado.conversation.MessageContent;
import io.recado.conversation.MessageContent.Edited;
import io.recado.conversation.MessageContent.Media;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.MessageContent.MediaKind;
import io.recado.conversation.MessageContent.Text;
import io.recado.conversation.MessageContent.Transcribed;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.received.ReceivedFiles.State;
import io.recado.store.Events;
import io.recado.store.PostgresStores;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import io.recado.turn.TurnResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What is kept of customers' files, on PostgreSQL, migrated by an owner without power. */
@Tag("server")
class ReceivedFilesTest {

  private static final TestDatabase DATABASE = TestDatabase.ofPlainOwner("core");
  private static final PostgresStores STORES = new PostgresStores(DATABASE, DATABASE.database());
  private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ffe000104a464946");
  private static final MediaFile BILL =
      new MediaFile("media-2", "application/pdf", "boleta.pdf", 9L);

  private final ReceivedFiles files =
      new PostgresReceivedFiles(
          DATABASE.database().dispatch(), DATABASE.client(), DATABASE.scope());
  private final Channel channel = STORES.aChannel();

  @AfterAll
  static void stop() {
    STORES.close();
    DATABASE.close();
  }

  @Test
  void whatComesWithAMessageIsToBeFetchedFromItsChannel() {
    sends(new Text("hola"), new Media(MediaKind.DOCUMENT, BILL, "la boleta"));

    var claimed = Await.value(files.claim(due().getFirst()));

    assertThat(claimed.channel()).isEqualTo(channel.id());
    assertThat(claimed.file()).isEqualTo(new MediaFile("media-2", null, "boleta.pdf", 9L));
    assertThat(claimed.attempts()).isEqualTo(1);
    assertThat(
            texts(
                "select content ->> 'caption' from message m where m.tenant_id = $1 and"
                    + " exists (select from received_file f where f.message_id = m.message_id)"))
        .containsExactly("la boleta");
    assertThat(due()).as("nobody else's for some minutes").isEmpty();
  }

  @Test
  void soIsWhatWasPutIntoWordsOrCameAnew() {
    sends(
        new Transcribed(photo("note"), "no anda"), new Edited("id-1", photo("better")), photo("p"));

    assertThat(due()).hasSize(3);
    assertThat(texts("select file_id from received_file where tenant_id = $1"))
        .containsExactlyInAnyOrder("note", "better", "p");
  }

  @Test
  void ofManyWhoWantToFetchAFileOneDoes() {
    sends(photo("p"));
    var key = due().getFirst();

    assertThat(Await.all(Flux.range(0, 8).flatMap(_ -> files.claim(key), 8))).hasSize(1);
  }

  @Test
  void whatIsKeptOrGivenUpStaysSo() {
    sends(photo("one"), photo("two"));
    var keys = due();

    Await.done(files.keep(keys.getFirst(), null, JPEG));
    Await.done(files.giveUp(keys.getFirst(), State.GONE));
    Await.done(files.giveUp(keys.getLast(), State.TOO_LARGE));
    Await.done(files.keep(keys.getLast(), "image/jpeg", JPEG));

    assertThat(due()).isEmpty();
    assertThat(texts("select state from received_file where tenant_id = $1"))
        .containsExactlyInAnyOrder("kept", "too_large");
    assertThat(Await.value(files.bytesOfToday(keys.getFirst()))).isEqualTo(JPEG.length);
  }

  @Test
  void anotherTenantReachesNothing() {
    sends(photo("p"));
    var key = due().getFirst();
    var stranger = STORES.aChannel().tenant();
    var theirs = new ReceivedFileKey(stranger, key.conversation(), key.message());

    assertThat(Await.empty(files.claim(theirs))).isTrue();
    Await.done(files.keep(theirs, "image/jpeg", JPEG));
    Await.done(files.giveUp(theirs, State.GONE));

    assertThat(due()).containsExactly(key);
  }

  @Test
  void whatCannotBeHadIsTriedLater() {
    sends(photo("p"));
    var key = due().getFirst();
    Await.value(files.claim(key));
    Await.done(files.tryLater(key));
    assertThat(due()).isEmpty();

    execute("update received_file set due_at = clock_timestamp() where tenant_id = $1");

    assertThat(Await.value(files.claim(key)).attempts()).isEqualTo(2);
  }

  @Test
  void aTenantWithASlowChannelLeavesRoomForOthers() {
    var photos = new MessageContent[20];
    Arrays.setAll(photos, number -> photo("p" + number));
    sends(photos);

    assertThat(due()).hasSizeLessThan(20).isNotEmpty();
  }

  @Test
  void whoSendsManyFilesLeavesRoomForOthers() {
    var photos = new MessageContent[20];
    Arrays.setAll(photos, number -> photo("p" + number));
    sends(photos);
    sendsAs("ben", photo("late"));

    assertThat(due().stream().map(ReceivedFileKey::conversation).distinct()).hasSize(2);
  }

  @Test
  void whatASuspendedTenantsCustomersSentWaits() {
    sends(photo("p"));

    suspended("now()");
    assertThat(due()).isEmpty();
    suspended("null");
    assertThat(due()).hasSize(1);
  }

  @Test
  void whatAllTenantsHaveIsCountedTogether() {
    sends(photo("1"), photo("2"));
    long before = Await.value(files.bytesOfAll());

    due().forEach(key -> Await.done(files.keep(key, "image/jpeg", JPEG)));

    assertThat(Await.value(files.bytesOfAll()) - before).isEqualTo(2L * JPEG.length);
  }

  @Test
  void ofTooMuchTheOldestGo() {
    sends(photo("1"), photo("2"), photo("3"));
    var keys = due();
    keys.forEach(key -> Await.done(files.keep(key, "image/jpeg", JPEG)));
    execute(
        "update received_file set came_at = now() - interval '1 hour' * file_id::int"
            + " where tenant_id = $1");

    assertThat(Await.value(files.trim(channel.tenant(), 2L * JPEG.length))).isEqualTo(1);

    assertThat(texts("select file_id from received_file where tenant_id = $1 order by 1"))
        .containsExactly("1", "2");
    assertThat(Await.value(files.trim(channel.tenant(), 2L * JPEG.length))).isZero();
  }

  private static Media photo(String id) {
    return new Media(MediaKind.IMAGE, new MediaFile(id, "image/jpeg", null, null), null);
  }

  private void sends(MessageContent... contents) {
    sendsAs("ana", contents);
  }

  /** And the turn that finds it ends. */
  private void sendsAs(String customer, MessageContent... contents) {
    var events =
        Arrays.stream(contents)
            .map(content -> Events.message(customer, Uuid7.next().toString(), "").with(content))
            .toList();
    var key =
        Await.value(STORES.journal().accept(channel, List.copyOf(events), null))
            .conversations()
            .getFirst();
    var lease = Await.value(STORES.queue().claim(key, "worker", Duration.ofMinutes(1)));
    var turn = Await.value(STORES.turns().begin(lease));
    var result =
        new TurnResult(
            turn.conversation().dialogue(),
            new Handler.Bot(),
            List.of(),
            turn.pending(),
            List.of());
    Await.done(STORES.turns().commit(lease, turn, result));
  }

  private List<ReceivedFileKey> due() {
    return Await.all(files.due()).stream()
        .map(ReceivedFiles.Due::key)
        .filter(key -> key.tenant().equals(channel.tenant()))
        .toList();
  }

  private void suspended(String since) {
    var sql = "update tenant set suspended_at = %s where tenant_id = $1".formatted(since);
    var operators = DATABASE.database().dispatch().client();
    Await.done(operators.sql(sql).bind(0, tenant().value()).then());
  }

  private void execute(String sql) {
    var statement = DATABASE.client().sql(sql).bind(0, tenant().value());
    Await.done(DATABASE.scope().inTenant(tenant(), statement::then));
  }

  private List<String> texts(String sql) {
    var rows = DATABASE.client().sql(sql).bind(0, tenant().value()).mapValue(String.class).all();
    return Await.value(DATABASE.scope().inTenant(tenant(), rows::collectList));
  }

  private TenantId tenant() {
    return channel.tenant();
  }
}
