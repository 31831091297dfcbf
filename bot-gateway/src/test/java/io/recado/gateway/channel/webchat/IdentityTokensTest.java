package io.recado.gateway.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.recado.channel.Channel;
import io.recado.channel.IdentityKey;
import io.recado.conversation.Language;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTokensTest {

  private static final Duration LIFE = Duration.ofHours(1);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
  private final IdentityTokens tokens = new IdentityTokens(LIFE, clock);
  private final IdentityKey old = IdentityKey.fresh();
  private final IdentityKey next = IdentityKey.fresh();
  private final Channel widget = Signed.widget(old, next);

  @Test
  void whatTheSitesServerSignsIsWhoSomebodyIs() {
    var claims =
        ana()
            .claim("name", " Ana Ñuñez ")
            .claim("email", "ana@example.com")
            .claim("phone", "+56 9 (8765) 43-21")
            .claim("locale", "de-AT")
            .claim("role", "admin")
            .build();

    var identity = tokens.read(widget, Signed.by(next, claims));

    assertThat(identity)
        .isEqualTo(
            new SignedIdentity(
                next.id(),
                "ana-1",
                "Ana Ñuñez",
                "ana@example.com",
                "+56987654321",
                Language.GERMAN));
    assertThat(identity.toString()).doesNotContain("na");
  }

  @Test
  void bothKeysSignTheSamePersonAndAnotherWidgetHasAnotherOne() {
    var byOld = tokens.read(widget, Signed.by(old, ana().build()));
    var byNext = tokens.read(widget, Signed.by(next, ana().build()));

    assertThat(byOld.visitorOn(widget.id()))
        .isEqualTo(byNext.visitorOn(widget.id()))
        .matches("[0-9a-f]{32}")
        .isNotEqualTo(byOld.visitorOn(Fixtures.OTHER.id()));
  }

  @Test
  void whatIsKnownBesidesIsLeftOutWhereItIsNoneAndNobodyIsKeptOutByIt() {
    var claims =
        ana()
            .claim("name", "x".repeat(101))
            .claim("email", "no address")
            .claim("phone", "ext. 12")
            .claim("locale", 7)
            .build();

    assertThat(tokens.read(widget, Signed.by(old, claims)))
        .isEqualTo(new SignedIdentity(old.id(), "ana-1", null, null, null, null));
  }

  @Test
  void clocksMayBeAMinuteApart() {
    var token =
        Signed.by(
            old, ana().issueTime(at(Duration.ofSeconds(59))).expirationTime(at(LIFE)).build());
    assertThat(tokens.read(widget, token).subject()).isEqualTo("ana-1");

    clock.advance(LIFE.plusSeconds(59));
    assertThat(tokens.read(widget, token).subject()).isEqualTo("ana-1");
    clock.advance(Duration.ofSeconds(1));

    assertThat(refusal(token).error()).isEqualTo(GatewayError.IDENTITY_EXPIRED);
  }

  @Test
  void whatIsNotSignedAsItHasToBeIsRefused() {
    var good = Signed.by(old, ana().build());
    var stranger = IdentityKey.fresh();

    refused(good.substring(0, good.lastIndexOf('.') + 1), "no signed JWT");
    refused(good.substring(0, good.length() - 4) + "AAAA", "signature");
    refused(Signed.by(new IdentityKey(old.id(), stranger.secret()), ana().build()), "signature");
    refused(Signed.by(stranger, ana().build()), "kid");
    refused(Signed.by(header().build(), old.secret(), ana().build()), "kid");
    refused(
        Signed.by(
            new JWSHeader.Builder(JWSAlgorithm.HS384).keyID(old.id().toString()).build(),
            old.secret() + old.secret(),
            ana().build()),
        "alg");
    refused(new PlainJWT(ana().build()).serialize(), "no signed JWT");
    refused("x".repeat(4097), "longer");
    refused("", "no signed JWT");
  }

  @Test
  void aCriticalHeaderThatNobodyHereKnowsIsNotPassedOver() {
    var header = header().keyID(old.id().toString()).criticalParams(Set.of("b64x"));

    refused(
        Signed.by(header.customParam("b64x", true).build(), old.secret(), ana().build()),
        "signature");
  }

  @Test
  void aTokenThatIsGoodForTooLongOrNotYetIsRefused() {
    refused(Signed.by(old, ana().expirationTime(null).build()), "exp");
    refused(Signed.by(old, ana().expirationTime(at(LIFE.plusSeconds(61))).build()), "60 minutes");
    refused(Signed.by(old, ana().issueTime(at(Duration.ofSeconds(61))).build()), "iat");
    refused(Signed.by(old, ana().notBeforeTime(at(Duration.ofSeconds(61))).build()), "nbf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "ana\u0000", "ana\n"})
  void whoIsNobodyIsRefused(String subject) {
    var token = Signed.by(old, ana().subject(subject.equals("ana\n") ? "a\nb" : subject).build());

    refused(token, "sub");
  }

  @Test
  void whoDiffersByASpaceIsSomebodyElse() {
    var ana = tokens.read(widget, Signed.by(old, ana().build()));
    var other = tokens.read(widget, Signed.by(old, ana().subject("ana-1 ").build()));

    assertThat(other.subject()).isEqualTo("ana-1 ");
    assertThat(other.visitorOn(widget.id())).isNotEqualTo(ana.visitorOn(widget.id()));
  }

  @Test
  void aWidgetWithoutKeysTakesNothing() {
    var problem =
        catchThrowableOfType(
            GatewayProblem.class,
            () -> tokens.read(Fixtures.CHANNEL, Signed.by(old, ana().build())));

    assertThat(Objects.requireNonNull(problem).error()).isEqualTo(GatewayError.IDENTITY_REFUSED);
  }

  private JWTClaimsSet.Builder ana() {
    return new JWTClaimsSet.Builder().subject("ana-1").expirationTime(at(Duration.ofMinutes(5)));
  }

  private Date at(Duration ahead) {
    return Date.from(clock.instant().plus(ahead));
  }

  private static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT);
  }

  private void refused(String token, String why) {
    var problem = refusal(token);
    assertThat(problem.error()).isEqualTo(GatewayError.IDENTITY_REFUSED);
    assertThat(problem.getMessage()).contains(why).doesNotContain("ana-1");
  }

  private GatewayProblem refusal(String token) {
    return Objects.requireNonNull(
        catchThrowableOfType(GatewayProblem.class, () -> tokens.read(widget, token)));
  }
}
