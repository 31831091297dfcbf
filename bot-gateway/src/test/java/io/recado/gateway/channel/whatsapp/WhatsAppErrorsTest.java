package io.recado.gateway.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.recado.gateway.channel.whatsapp.GraphWire.Refusal;
import io.recado.gateway.channel.whatsapp.WhatsAppErrors.Policy;
import io.recado.gateway.channel.whatsapp.WhatsAppErrors.Rule;
import io.recado.outbox.SendOutcome;
import io.recado.outbox.SendOutcome.Busy;
import io.recado.outbox.SendOutcome.ChannelDown;
import io.recado.outbox.SendOutcome.Later;
import io.recado.outbox.SendOutcome.NotNow;
import io.recado.outbox.SendOutcome.Reach;
import io.recado.outbox.SendOutcome.Refused;
import io.recado.outbox.SendOutcome.Unknown;
import io.recado.outbox.SendOutcome.WindowClosed;
import java.time.Duration;
import java.util.stream.Collectors;
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
  @CsvSource({"4,60,CHANNEL", "80007,60,CHANNEL", "130429,5,CHANNEL", "131056,6,CUSTOMER"})
  void limitsAreWaitedOutByWhomTheyConcern(int code, long seconds, Reach reach) {
    assertThat(outcome(400, code, null))
        .isEqualTo(
            new Busy(reach, Duration.ofSeconds(seconds), String.valueOf(code), code + " words"));
  }

  @ParameterizedTest
  @ValueSource(ints = {131049, 130472})
  void whatIsWithheldIsNotTriedForADay(int code) {
    assertThat(outcome(400, code, Duration.ofMinutes(1)))
        .isEqualTo(new NotNow(Duration.ofHours(24), String.valueOf(code), code + " words"));
  }

  @Test
  void aClosedWindowIsNamed() {
    assertThat(outcome(400, 131047, null)).isEqualTo(new WindowClosed("131047 words"));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        100, 131008, 131009, 131021, 131026, 131030, 131050, 131051, 131052, 131053, 131062, 132000,
        132001, 132005, 132007, 132012, 132015, 132016, 132068, 132069
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
        .isEqualTo(new Busy(Reach.CUSTOMER, Duration.ofSeconds(6), "131056", "131056 words"));
    assertThat(outcome(429, 131056, Duration.ofMinutes(1)))
        .isEqualTo(new Busy(Reach.CUSTOMER, Duration.ofMinutes(1), "131056", "131056 words"));
    assertThat(outcome(503, 2, Duration.ofSeconds(30)))
        .isEqualTo(new Later(Duration.ofSeconds(30), "2 words"));
  }

  @Test
  void unlistedCodesAreJudgedByTheirStatus() {
    assertThat(outcome(500, 999, null)).isInstanceOf(Later.class);
    assertThat(outcome(429, 999, Duration.ofSeconds(9)))
        .isEqualTo(new Busy(Reach.CHANNEL, Duration.ofSeconds(9), "999", "999 words"));
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
    assertThat(WhatsAppErrors.outcome(429, null, null)).isInstanceOf(Busy.class);
    assertThat(WhatsAppErrors.outcome(400, null, null)).isInstanceOf(Refused.class);
    assertThat(WhatsAppErrors.outcome(401, null, null)).isInstanceOf(ChannelDown.class);
    assertThat(WhatsAppErrors.outcome(404, null, null)).isInstanceOf(ChannelDown.class);
  }

  /** A rule added to the table has to be added to a test above as well. */
  @Test
  void everyRuleIsCountedHere() {
    assertThat(
            WhatsAppErrors.RULES.stream()
                .collect(Collectors.groupingBy(Rule::policy, Collectors.counting())))
        .containsOnly(
            entry(Policy.RETRY, 6L),
            entry(Policy.PAUSE_NUMBER, 3L),
            entry(Policy.PAUSE_CUSTOMER, 1L),
            entry(Policy.NOT_NOW, 2L),
            entry(Policy.WINDOW_CLOSED, 1L),
            entry(Policy.REFUSE, 12L),
            entry(Policy.CHANNEL_DOWN, 16L));
  }

  private static SendOutcome outcome(int status, int code, @Nullable Duration retryAfter) {
    return WhatsAppErrors.outcome(status, new Refusal(code, 0, code + " words"), retryAfter);
  }
}
