package io.recado.gateway.channel.webchat;

import static io.recado.gateway.channel.webchat.Fixtures.CHANNEL;
import static io.recado.gateway.channel.webchat.Fixtures.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class VisitorTokensTest {

  private static final SecretKey OTHER = new SecretKeySpec(new byte[] {9, 9, 9, 9}, "HmacSHA256");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
  private final VisitorTokens tokens = new VisitorTokens(KEY, clock);
  private final String visitor = tokens.newVisitor();

  @Test
  void aTokenTellsChannelAndVisitor() {
    var claim = tokens.read(tokens.issue(CHANNEL.id(), visitor)).orElseThrow();

    assertThat(claim.channel()).isEqualTo(CHANNEL.id());
    assertThat(claim.visitor()).isEqualTo(visitor).hasSize(32);
  }

  @Test
  void everyChangedByteIsNoticed() {
    var token = Base64.getUrlDecoder().decode(tokens.issue(CHANNEL.id(), visitor));

    for (int i = 0; i < token.length; i++) {
      var forged = token.clone();
      forged[i] ^= 1;
      assertThat(tokens.read(Base64.getUrlEncoder().encodeToString(forged))).isEmpty();
    }
  }

  @Test
  void aVisitorIdAloneOpensNothing() {
    assertThat(tokens.read(visitor)).isEmpty();
    assertThat(tokens.read("")).isEmpty();
    assertThat(tokens.read("no base64 ñ")).isEmpty();
  }

  @Test
  void anotherKeyDoesNotTakeTheToken() {
    var others = new VisitorTokens(new WidgetKey(List.of(OTHER)), clock);

    assertThat(others.read(tokens.issue(CHANNEL.id(), visitor))).isEmpty();
  }

  @Test
  void aTokenOfTheKeyBeforeIsTakenAndRenewedUnderTheCurrentOne() {
    var before = new VisitorTokens(new WidgetKey(List.of(OTHER)), clock);
    var both = Stream.concat(KEY.all().stream(), Stream.of(OTHER)).toList();
    var during = new VisitorTokens(new WidgetKey(both), clock);
    var token = before.issue(CHANNEL.id(), visitor);

    var renewed = during.renew(token, during.read(token).orElseThrow());

    assertThat(tokens.read(token)).isEmpty();
    assertThat(tokens.read(renewed).orElseThrow().visitor()).isEqualTo(visitor);
  }

  @Test
  void aTokenExpiresAfterAYear() {
    var token = tokens.issue(CHANNEL.id(), visitor);

    clock.advance(VisitorTokens.LIFE.minusSeconds(1));
    assertThat(tokens.read(token)).isPresent();
    clock.advance(Duration.ofSeconds(1));

    assertThat(tokens.read(token)).isEmpty();
  }

  @Test
  void aTokenPastHalfItsLifeIsRenewedForTheSameVisitor() {
    var token = tokens.issue(CHANNEL.id(), visitor);
    var claim = tokens.read(token).orElseThrow();
    assertThat(tokens.renew(token, claim)).isEqualTo(token);

    clock.advance(VisitorTokens.LIFE.dividedBy(2).plusSeconds(1));
    var renewed = tokens.renew(token, claim);

    assertThat(renewed).isNotEqualTo(token);
    assertThat(tokens.read(renewed).orElseThrow().visitor()).isEqualTo(visitor);
  }
}
