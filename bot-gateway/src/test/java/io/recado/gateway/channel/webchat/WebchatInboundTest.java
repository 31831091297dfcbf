package io.recado.gateway.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.ChannelUser;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.gateway.channel.webchat.VisitorTokens.Claim;
import io.recado.gateway.channel.webchat.Wire.NewChoice;
import io.recado.gateway.channel.webchat.Wire.NewText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebchatInboundTest {

  private static final UUID ID = UUID.fromString("6a1c2f0e-0000-4000-8000-000000000001");
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Visitor VISITOR = visitor(null);

  @Test
  void aTextBecomesACustomerMessage() {
    var sentAt = NOW.minusSeconds(90);

    var event =
        WebchatInbound.event(VISITOR, new NewText(ID, "Hola\nno hay red", sentAt, "de-AT"), NOW);

    assertThat(event.key()).isEqualTo("visitor/" + ID);
    assertThat(event.messageId()).isEqualTo(ID.toString());
    assertThat(event.user()).isEqualTo(new ChannelUser(List.of("visitor"), null, Language.GERMAN));
    assertThat(event.content()).isEqualTo(new MessageContent.Text("Hola\nno hay red"));
    assertThat(event.at()).isEqualTo(sentAt);
    assertThat(event.quotes()).isNull();
  }

  @Test
  void whoIsSignedHasANameAndALanguageByWhatWasSigned() {
    var ana = new SignedIdentity(ID, "ana-1", "Ana", "ana@example.com", null, Language.ENGLISH);

    var event = WebchatInbound.event(visitor(ana), new NewText(ID, "Hola", null, "de"), NOW);

    assertThat(event.user())
        .isEqualTo(new ChannelUser(List.of("visitor"), "Ana", Language.ENGLISH));
  }

  private static Visitor visitor(@Nullable SignedIdentity signed) {
    var claim = new Claim(Fixtures.CHANNEL.id(), "visitor", NOW, signed);
    return new Visitor(Fixtures.CHANNEL, claim);
  }

  @Test
  void aTapBecomesAChoiceThatQuotesItsQuestion() {
    var event = WebchatInbound.event(VISITOR, new NewChoice(ID, "yes", "Sí", 7L, null, null), NOW);

    assertThat(event.content()).isEqualTo(new MessageContent.Choice("yes", "Sí"));
    assertThat(event.quotes()).isEqualTo("7");
    assertThat(event.at()).isEqualTo(NOW);
  }

  @Test
  void timesThatCannotBeTrueAreNotBelieved() {
    for (var claimed : List.of(NOW.plusSeconds(1), NOW.minusSeconds(8 * 86_400))) {
      var event = WebchatInbound.event(VISITOR, new NewText(ID, "a", claimed, null), NOW);

      assertThat(event.at()).isEqualTo(NOW);
    }
  }

  @Test
  void controlCharactersAndHalvesOfCharactersAreLeftOut() {
    var text = new NewText(ID, "a\u0000b\u001b[31m\ud83dc\n\td🙂", null, null);

    assertThat(text.text()).isEqualTo("ab[31mc\n\td🙂");
  }
}
