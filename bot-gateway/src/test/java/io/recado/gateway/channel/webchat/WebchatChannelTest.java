package io.recado.gateway.channel.webchat;

import static io.recado.gateway.channel.webchat.Fixtures.CHANNEL;
import static io.recado.testing.Await.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.ContactRequest;
import io.recado.conversation.OutboundContent.Link;
import io.recado.conversation.OutboundContent.Option;
import io.recado.conversation.OutboundContent.Template;
import io.recado.conversation.OutboundContent.Text;
import io.recado.conversation.Uuid7;
import io.recado.gateway.channel.webchat.Mailbox.Author;
import io.recado.gateway.channel.webchat.Mailbox.Letter;
import io.recado.live.LiveEvents;
import io.recado.live.LocalLiveEvents;
import io.recado.live.Topic;
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.SendOutcome;
import io.recado.queue.ConversationKey;
import io.recado.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

class WebchatChannelTest {

  private final InMemoryMailbox mailbox = new InMemoryMailbox(Clock.systemUTC());
  private final LocalLiveEvents live = new LocalLiveEvents();
  private final WebchatChannel webchat = new WebchatChannel(mailbox, live, JsonMapper.shared());
  private final MailboxThread thread = new MailboxThread(CHANNEL.tenant(), CHANNEL.id(), "visitor");

  private static OutboxMessage message(UUID id, OutboundContent content) {
    var key = new ConversationKey(CHANNEL.tenant(), new ConversationId(Uuid7.next()));
    return new OutboxMessage(
        id,
        key,
        CHANNEL.id(),
        1,
        "visitor",
        content,
        1,
        1,
        false,
        null,
        null,
        false,
        0,
        0,
        Instant.EPOCH);
  }

  private SendOutcome send(OutboundContent content) {
    return value(webchat.send(CHANNEL, message(Uuid7.next(), content)));
  }

  private List<String> contents() {
    return value(mailbox.since(thread, 0, 10)).stream().map(Letter::content).toList();
  }

  @Test
  void whatIsSentLiesInTheVisitorsMailbox() {
    var outcome = send(new Text("Hola"));

    assertThat(outcome).isEqualTo(new SendOutcome.Sent("1"));
    assertThat(contents()).containsExactly("{\"type\":\"text\",\"text\":\"Hola\"}");
    assertThat(value(mailbox.since(thread, 0, 10)).getFirst().author()).isEqualTo(Author.BUSINESS);
  }

  @Test
  void theSameMessageAgainIsTheSameLetter() {
    var message = message(Uuid7.next(), new Text("Hola"));
    value(webchat.send(CHANNEL, message));

    assertThat(value(webchat.send(CHANNEL, message))).isEqualTo(new SendOutcome.Sent("1"));

    assertThat(contents()).hasSize(1);
  }

  @Test
  void choicesKeepTheirOptions() {
    send(new Choices("¿Qué?", List.of(new Option("a", "A", "mejor"), new Option("b", "B", null))));

    assertThat(contents())
        .containsExactly(
            "{\"type\":\"choices\",\"text\":\"¿Qué?\",\"options\":["
                + "{\"id\":\"a\",\"title\":\"A\",\"description\":\"mejor\"},"
                + "{\"id\":\"b\",\"title\":\"B\",\"description\":null}]}");
  }

  /** A frame that was loaded before it knew links reads the address in the words. */
  @Test
  void aLinkStandsBesideTheWordsThatHaveItsAddress() {
    send(new Text("Aquí:\nhttps://pay.example/1", new Link("Pagar", "https://pay.example/1")));

    assertThat(contents())
        .containsExactly(
            "{\"type\":\"text\",\"text\":\"Aquí:\\nhttps://pay.example/1\","
                + "\"link\":{\"title\":\"Pagar\",\"address\":\"https://pay.example/1\"}}");
  }

  @Test
  void whatTheWidgetHasNoFormForIsSaidInWords() {
    send(new ContactRequest("¿Tu número?", "Compartir"));
    send(new Template("welcome", Language.SPANISH, List.of(), "Bienvenida"));

    assertThat(contents())
        .containsExactly(
            "{\"type\":\"text\",\"text\":\"¿Tu número?\"}",
            "{\"type\":\"text\",\"text\":\"Bienvenida\"}");
  }

  @Test
  void openStreamsAreSignalledAfterTheLetterIsThere() {
    StepVerifier.create(live.changes(thread.news()).map(signal -> contents().size()))
        .then(() -> send(new Text("Hola")))
        .expectNext(1)
        .thenCancel()
        .verify();
  }

  @Test
  void aHintThatHangsHoldsUpNobody() {
    var silent = new WebchatChannel(mailbox, new HangingLiveEvents(), JsonMapper.shared());

    var outcome = value(silent.send(CHANNEL, message(Uuid7.next(), new Text("Hola"))));

    assertThat(outcome).isEqualTo(new SendOutcome.Sent("1"));
  }

  @Test
  void typingIsSignalledApart() {
    StepVerifier.create(live.changes(thread.typing()))
        .then(() -> webchat.showTyping(CHANNEL, "visitor", "m").block())
        .expectNext(thread.typing())
        .thenCancel()
        .verify();
  }

  @Test
  void aMailboxThatIsAwayIsTriedAgainLater() {
    var away = new WebchatChannel(new AwayMailbox(), live, JsonMapper.shared());

    var outcome = value(away.send(CHANNEL, message(Uuid7.next(), new Text("Hola"))));

    assertThat(outcome).isInstanceOf(SendOutcome.Later.class);
  }

  private static final class HangingLiveEvents implements LiveEvents {
    @Override
    public Mono<Void> changed(Topic topic) {
      return Mono.never();
    }

    @Override
    public Flux<Topic> changes(Topic topic) {
      return Flux.never();
    }

    @Override
    public Flux<TenantId> changesOfAny(String name) {
      return Flux.never();
    }
  }

  private static final class AwayMailbox implements Mailbox {
    @Override
    public Mono<Long> append(MailboxThread thread, Draft draft) {
      return Mono.error(new IllegalStateException("away"));
    }

    @Override
    public Mono<List<Letter>> since(MailboxThread thread, long after, int limit) {
      return Mono.just(List.of());
    }

    @Override
    public Mono<Standing> standing(MailboxThread thread) {
      return Mono.just(Standing.EMPTY);
    }

    @Override
    public Mono<Void> markSeen(MailboxThread thread, long position) {
      return Mono.empty();
    }
  }
}
