package io.recado.gateway.channel.webchat;

import static io.recado.testing.Await.done;
import static io.recado.testing.Await.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.ChannelId;
import io.recado.conversation.Uuid7;
import io.recado.gateway.channel.webchat.Mailbox.Author;
import io.recado.gateway.channel.webchat.Mailbox.Draft;
import io.recado.gateway.channel.webchat.Mailbox.Letter;
import io.recado.gateway.channel.webchat.Mailbox.Standing;
import io.recado.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** What every mailbox does. */
abstract class MailboxContract {

  abstract Mailbox mailbox();

  abstract TenantId tenant();

  private final MailboxThread thread = threadOf("visitor");

  private MailboxThread threadOf(String visitor) {
    return new MailboxThread(tenant(), new ChannelId(Uuid7.next()), visitor);
  }

  private static Draft ofVisitor(String id) {
    return new Draft(Author.VISITOR, id, "{\"type\":\"text\",\"text\":\"" + id + "\"}");
  }

  private static Draft ofBusiness(String id) {
    return new Draft(Author.BUSINESS, id, "{\"type\":\"text\",\"text\":\"" + id + "\"}");
  }

  private long append(Draft draft) {
    return value(mailbox().append(thread, draft));
  }

  private List<Letter> since(long after) {
    return value(mailbox().since(thread, after, 100));
  }

  @Test
  void positionsCountFromOneInOrder() {
    assertThat(append(ofVisitor("a"))).isEqualTo(1);
    assertThat(append(ofBusiness("b"))).isEqualTo(2);

    assertThat(since(0)).extracting(Letter::id).containsExactly("a", "b");
    assertThat(since(0))
        .extracting(Letter::author)
        .containsExactly(Author.VISITOR, Author.BUSINESS);
  }

  @Test
  void contentComesBackAsItWasPut() {
    var content = "{\"type\":\"text\",\"text\":\"¿Ñandú? 🙂\\n\\\"sí\\\"\"}";

    append(new Draft(Author.BUSINESS, "a", content));

    assertThat(since(0)).extracting(Letter::content).containsExactly(content);
  }

  @Test
  void theSameLetterAgainKeepsItsPlace() {
    append(ofVisitor("a"));
    append(ofVisitor("b"));

    assertThat(append(ofVisitor("a"))).isEqualTo(1);

    assertThat(since(0)).hasSize(2);
  }

  @Test
  void idsOfTheOtherSideAreOtherIds() {
    append(ofVisitor("a"));

    assertThat(append(ofBusiness("a"))).isEqualTo(2);
  }

  @Test
  void readingGoesOnAfterTheCursorAndStopsAtTheLimit() {
    LongStream.rangeClosed(1, 5).forEach(n -> append(ofBusiness("letter " + n)));

    assertThat(value(mailbox().since(thread, 1, 3)))
        .extracting(Letter::position)
        .containsExactly(2L, 3L, 4L);
    assertThat(since(5)).isEmpty();
  }

  @Test
  void aThreadThatHasNotBegunIsEmpty() {
    assertThat(since(0)).isEmpty();
    assertThat(value(mailbox().standing(thread))).isEqualTo(Standing.EMPTY);
  }

  @Test
  void markingAThreadThatHasNotBegunDoesNothing() {
    done(mailbox().markSeen(thread, 7));

    append(ofBusiness("a"));
    assertThat(value(mailbox().standing(thread))).isEqualTo(new Standing(1, 0, 1));
  }

  @Test
  void onlyLettersOfTheBusinessAreUnread() {
    append(ofVisitor("a"));
    append(ofBusiness("b"));
    append(ofBusiness("c"));

    assertThat(value(mailbox().standing(thread))).isEqualTo(new Standing(3, 0, 2));
  }

  @Test
  void whatWasSeenIsNotUnread() {
    append(ofBusiness("a"));
    append(ofBusiness("b"));

    done(mailbox().markSeen(thread, 1));

    assertThat(value(mailbox().standing(thread))).isEqualTo(new Standing(2, 1, 1));
  }

  @Test
  void seenNeitherGoesBackNorBeyondTheEnd() {
    append(ofBusiness("a"));
    append(ofBusiness("b"));

    done(mailbox().markSeen(thread, 99));
    done(mailbox().markSeen(thread, 1));

    assertThat(value(mailbox().standing(thread))).isEqualTo(new Standing(2, 2, 0));
  }

  @Test
  void threadsAreApart() {
    append(ofBusiness("a"));

    var other = threadOf("other");
    var sameNameElsewhere = threadOf("visitor");

    assertThat(value(mailbox().since(other, 0, 100))).isEmpty();
    assertThat(value(mailbox().since(sameNameElsewhere, 0, 100))).isEmpty();
  }

  @Test
  void nothingHappensBeforeSubscription() {
    var append = mailbox().append(thread, ofBusiness("a"));

    assertThat(since(0)).isEmpty();

    done(append);
    assertThat(since(0)).hasSize(1);
  }

  @Test
  void copiesAtTheSameMomentAreOneLetter() {
    append(ofBusiness("first"));

    var positions =
        value(
            Flux.range(0, 16)
                .flatMap(
                    n ->
                        mailbox()
                            .append(thread, ofVisitor("a"))
                            .subscribeOn(Schedulers.boundedElastic()))
                .distinct()
                .collectList());

    assertThat(positions).containsExactly(2L);
    assertThat(since(1)).hasSize(1);
  }

  /** Positions given out before the lock would let a reader pass over a late commit. */
  @Test
  void whoReadsWhileOthersWriteMissesNothing() {
    int writers = 8;
    int each = 25;
    long all = 200;
    var writing =
        Flux.range(0, writers)
            .flatMap(
                writer ->
                    Flux.range(0, each)
                        .concatMap(n -> mailbox().append(thread, ofBusiness(writer + "/" + n)))
                        .subscribeOn(Schedulers.boundedElastic()),
                writers)
            .then();
    var read = new ArrayList<Letter>();
    var finished = writing.toFuture();

    while (read.size() < all && !(finished.isDone() && !readOn(read))) {
      readOn(read);
    }

    assertThat(read)
        .extracting(Letter::position)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, all).boxed().toList());
    assertThat(read).extracting(Letter::id).doesNotHaveDuplicates();
  }

  private boolean readOn(List<Letter> read) {
    return read.addAll(since(read.isEmpty() ? 0 : read.getLast().position()));
  }

  static TenantId someTenant() {
    return new TenantId(UUID.fromString("00000000-0000-7000-8000-000000000001"));
  }
}
