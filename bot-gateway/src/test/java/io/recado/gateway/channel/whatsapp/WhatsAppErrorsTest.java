package io.recado.gateway.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.gateway.channel.whatsapp.GraphWire.Refusal;
import io.recado.gateway.channel.whatsapp.WhatsAppErrors.Policy;
import io.recado.outbox.SendOutcome;
import io.recado.outbox.SendOutcome.ChannelDown;
import io.recado.outbox.SendOutcome.Later;
import io.recado.outbox.SendOutcome.Refused;
import io.recado.outbox.SendOutcome.Unknown;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppErrorsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 131000, 131016, 133004, 131057})
  void passingFaultsAreTriedAgainAtTheSendersPace(int code) {
    assertThat(outcome(500, code, null)).isEqualTo(new Later(null, code + " words"));
    assertThat(outcome(400, code, null)).isEqualTo(new Later(null, code + " words"));
  }

  @ParameterizedTest
  @CsvSource({"4,60", "80007,60", "130429,5", "131056,6", "131049,86400", "130472,86400"})
  void limitsAreWaitedOut(int code, long seconds) {
    assertThat(outcome(400, code, null))
        .isEqualTo(new Later(Duration.ofSeconds(seconds), code + " words"));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        100, 131008, 131009, 131021, 131026, 131030, 131047, 131050, 131051, 131052, 131053, 131062,
        132000, 132001, 132005, 132007, 132012, 132015, 132016, 132068, 132069
      })
  void whatWillNeverGoIsRefused(int code) {
    assertThat(outcome(400, code, null))
        .isEqualTo(new Refused(String.valueOf(code), code + " words"));
    assertThat(outcome(500, code, null)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 3, 10, 190, 200, 250, 299, 368, 131005, 131031, 131037, 131042, 131045, 131048, 131063,
        131064, 133010
      })
  void whatStopsTheNumberTakesTheChannelDown(int code) {
    assertThat(outcome(400, code, null))
        .isEqualTo(new ChannelDown(String.valueOf(code), code + " words"));
  }

  @Test
  void anUnknownNumberIdTakesTheChannelDown() {
    assertThat(WhatsAppErrors.outcome(400, new Refusal(100, 33, "100 words"), null))
        .isEqualTo(new ChannelDown("100", "100 words"));
  }

  @Test
  void theLongerOfRuleAndRetryAfterCounts() {
    assertThat(outcome(429, 131056, Duration.ofSeconds(1)))
        .isEqualTo(new Later(Duration.ofSeconds(6), "131056 words"));
    assertThat(outcome(429, 131056, Duration.ofMinutes(1)))
        .isEqualTo(new Later(Duration.ofMinutes(1), "131056 words"));
    assertThat(outcome(503, 2, Duration.ofSeconds(30)))
        .isEqualTo(new Later(Duration.ofSeconds(30), "2 words"));
  }

  @Test
  void unlistedCodesAreJudgedByTheirStatus() {
    assertThat(outcome(500, 999, null)).isInstanceOf(Later.class);
    assertThat(outcome(429, 999, Duration.ofSeconds(9)))
        .isEqualTo(new Later(Duration.ofSeconds(9), "999 words"));
    assertThat(outcome(401, 999, null)).isInstanceOf(ChannelDown.class);
    assertThat(outcome(403, 999, null)).isInstanceOf(ChannelDown.class);
    assertThat(outcome(400, 999, null)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 504})
  void errorPagesOfAGatewayLeaveItOpen(int status) {
    assertThat(WhatsAppErrors.outcome(status, null, null)).isInstanceOf(Unknown.class);
  }

  @Test
  void otherErrorPagesAreJudgedByTheirStatus() {
    assertThat(WhatsAppErrors.outcome(503, null, Duration.ofSeconds(3)))
        .isInstanceOfSatisfying(
            Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(3)));
    assertThat(WhatsAppErrors.outcome(429, null, null)).isInstanceOf(Later.class);
    assertThat(WhatsAppErrors.outcome(400, null, null)).isInstanceOf(Refused.class);
    assertThat(WhatsAppErrors.outcome(401, null, null)).isInstanceOf(ChannelDown.class);
    assertThat(WhatsAppErrors.outcome(404, null, null)).isInstanceOf(ChannelDown.class);
  }

  /** A rule added to the table has to be added to a test above as well. */
  @Test
  void everyRuleIsCountedHere() {
    assertThat(WhatsAppErrors.RULES).filteredOn(rule -> rule.policy() == Policy.RETRY).hasSize(6);
    assertThat(WhatsAppErrors.RULES).filteredOn(rule -> rule.policy() == Policy.WAIT).hasSize(6);
    assertThat(WhatsAppErrors.RULES).filteredOn(rule -> rule.policy() == Policy.REFUSE).hasSize(13);
    assertThat(WhatsAppErrors.RULES)
        .filteredOn(rule -> rule.policy() == Policy.CHANNEL_DOWN)
        .hasSize(16);
  }

  private static SendOutcome outcome(int status, int code, @Nullable Duration retryAfter) {
    return WhatsAppErrors.outcome(status, new Refusal(code, 0, code + " words"), retryAfter);
  }
}
