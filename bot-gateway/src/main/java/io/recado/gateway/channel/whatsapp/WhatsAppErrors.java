package io.recado.gateway.channel.whatsapp;

import io.recado.gateway.channel.LateAnswer;
import io.recado.gateway.channel.whatsapp.GraphWire.Refusal;
import io.recado.journal.InboundEvent.Failure;
import io.recado.outbox.SendOutcome;
import io.recado.outbox.SendOutcome.Reach;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each error of the Graph API means for a message. Codes decide; titles go away.
 *
 * <p>Source of the codes: Cloud API, error codes. What to do about them is ours, and the same
 * whether one answers the request or comes later in a status.
 */
final class WhatsAppErrors {

  /** What an error asks for. */
  enum Policy {
    /** Try again soon, by the sender's own backoff. */
    RETRY,
    /** Too much at once: the number keeps still as long as the row or WhatsApp says. */
    PAUSE_NUMBER,
    /** Too much at once: this one customer's messages wait as long as the row or WhatsApp says. */
    PAUSE_CUSTOMER,
    /** WhatsApp withholds this message for a day or longer; nothing may wait for it. */
    NOT_NOW,
    /** The customer wrote too long ago: an approved template may go instead. */
    WINDOW_CLOSED,
    /** This message will never be taken. */
    REFUSE,
    /** No message of this number will be taken until its owner mends it. */
    CHANNEL_DOWN
  }

  /**
   * One rule.
   *
   * @param subcode what the error must also say; {@link #ANY} when the code decides alone
   * @param after the least to wait; null leaves it to WhatsApp and the sender
   */
  record Rule(
      int first, int last, int subcode, Policy policy, @Nullable Duration after, String meaning) {

    private boolean covers(Refusal refusal) {
      return first <= refusal.code()
          && refusal.code() <= last
          && (subcode == ANY || subcode == refusal.subcode());
    }
  }

  static final int ANY = -1;

  /** For a 429 that does not say how long. */
  private static final Duration UNSAID_PAUSE = Duration.ofSeconds(5);

  /** The status of what is wrong with a message; codes that are not listed are judged by it. */
  private static final int BAD_REQUEST = 400;

  /** The object of the request's path: the phone number itself. */
  private static final int NO_SUCH_OBJECT = 33;

  /** Read from the top; the first rule that covers a code counts. */
  static final List<Rule> RULES =
      List.of(
          retry(1, "unknown fault at WhatsApp"),
          retry(2, "WhatsApp is overloaded or down"),
          retry(131000, "something went wrong at WhatsApp"),
          retry(131016, "a service of WhatsApp is unavailable"),
          retry(133004, "the server is temporarily unavailable"),
          retry(131057, "the account is in maintenance"),
          pause(4, Duration.ofMinutes(1), "the app's call limit"),
          pause(80007, Duration.ofMinutes(1), "the account's call limit"),
          pause(130429, Duration.ofSeconds(5), "the number's throughput"),
          new Rule(
              131056,
              131056,
              ANY,
              Policy.PAUSE_CUSTOMER,
              Duration.ofSeconds(6),
              "too many messages to this one customer"),
          notNow(131049, "withheld for healthy engagement"),
          notNow(130472, "the customer is in an experiment"),
          new Rule(
              131047,
              131047,
              ANY,
              Policy.WINDOW_CLOSED,
              null,
              "more than 24 hours since the customer wrote: only a template goes"),
          new Rule(
              100, 100, NO_SUCH_OBJECT, Policy.CHANNEL_DOWN, null, "the number id is not known"),
          refuse(100, "a parameter is wrong"),
          refuse(131008, "a parameter is missing"),
          refuse(131009, "a parameter's value is wrong"),
          refuse(131021, "the number wrote to itself"),
          refuse(131026, "undeliverable"),
          refuse(131030, "the recipient is not on the test list"),
          refuse(131050, "the customer opted out"),
          refuse(131051, "the message type is not supported"),
          refuse(131052, "the media could not be downloaded"),
          refuse(131053, "the media could not be uploaded"),
          refuse(131062, "this template needs a phone number"),
          new Rule(132000, 132999, ANY, Policy.REFUSE, null, "the template"),
          down(0, 0, "the token is not valid"),
          down(3, 3, "the app lacks the capability"),
          down(10, 10, "the permission is missing"),
          down(190, 190, "the token expired or was revoked"),
          down(200, 299, "the permission is missing"),
          down(368, 368, "blocked for a policy violation"),
          down(131005, 131005, "access denied"),
          down(131031, 131031, "the account is locked"),
          down(131037, 131037, "the display name is not approved"),
          down(131042, 131042, "the payment method fails"),
          down(131045, 131045, "the number's certificate is wrong"),
          down(131048, 131048, "limited because of spam reports"),
          down(131063, 131063, "the account may not send"),
          down(131064, 131064, "the account may not send"),
          down(133010, 133010, "the number is not registered"));

  /** Without an error of the Graph API, some gateway in between answered: nobody knows for whom. */
  private static final Set<Integer> AMBIGUOUS = Set.of(500, 502, 504);

  private WhatsAppErrors() {}

  /**
   * What an answer other than 2xx means.
   *
   * @param refusal null when the answer held no error of the Graph API
   * @param retryAfter what WhatsApp asked for; null when it asked for nothing
   */
  static SendOutcome outcome(int status, @Nullable Refusal refusal, @Nullable Duration retryAfter) {
    if (refusal == null) {
      return byStatus(status, retryAfter);
    }
    return rule(refusal)
        .map(rule -> byRule(rule, refusal, retryAfter))
        .orElseGet(() -> unlisted(status, refusal, retryAfter));
  }

  /** What an error means that WhatsApp reports of a message it had taken: the same. */
  static Failure failure(int errorCode) {
    var code = String.valueOf(errorCode);
    return LateAnswer.failure(code, outcome(BAD_REQUEST, new Refusal(errorCode, 0, code), null));
  }

  private static Optional<Rule> rule(Refusal refusal) {
    return RULES.stream().filter(rule -> rule.covers(refusal)).findFirst();
  }

  private static SendOutcome byRule(Rule rule, Refusal refusal, @Nullable Duration retryAfter) {
    var code = String.valueOf(refusal.code());
    return switch (rule.policy()) {
      case RETRY -> new SendOutcome.Later(retryAfter, refusal.words());
      case PAUSE_NUMBER -> busy(Reach.CHANNEL, rule, refusal, retryAfter);
      case PAUSE_CUSTOMER -> busy(Reach.CUSTOMER, rule, refusal, retryAfter);
      case NOT_NOW ->
          new SendOutcome.NotNow(atLeast(rule.after(), retryAfter), code, refusal.words());
      case WINDOW_CLOSED -> new SendOutcome.WindowClosed(refusal.words());
      case REFUSE -> new SendOutcome.Refused(code, refusal.words());
      case CHANNEL_DOWN -> new SendOutcome.ChannelDown(code, refusal.words());
    };
  }

  private static SendOutcome unlisted(int status, Refusal refusal, @Nullable Duration retryAfter) {
    var code = String.valueOf(refusal.code());
    if (status == 429) {
      return tooMany(code, refusal.words(), retryAfter);
    }
    if (status >= 500) {
      return new SendOutcome.Later(retryAfter, refusal.words());
    }
    return status == 401 || status == 403
        ? new SendOutcome.ChannelDown(code, refusal.words())
        : new SendOutcome.Refused(code, refusal.words());
  }

  private static SendOutcome byStatus(int status, @Nullable Duration retryAfter) {
    var code = "http-" + status;
    var reason = "HTTP " + status + " without an error of the Graph API";
    if (AMBIGUOUS.contains(status)) {
      return new SendOutcome.Unknown(reason);
    }
    return switch (status) {
      case 400, 413, 415, 422 -> new SendOutcome.Refused(code, reason);
      case 401, 403, 404 -> new SendOutcome.ChannelDown(code, reason);
      case 429 -> tooMany(code, reason, retryAfter);
      default -> new SendOutcome.Later(retryAfter, reason);
    };
  }

  private static SendOutcome busy(
      Reach reach, Rule rule, Refusal refusal, @Nullable Duration retryAfter) {
    var code = String.valueOf(refusal.code());
    return new SendOutcome.Busy(reach, atLeast(rule.after(), retryAfter), code, refusal.words());
  }

  private static SendOutcome tooMany(String code, String reason, @Nullable Duration retryAfter) {
    return new SendOutcome.Busy(Reach.CHANNEL, atLeast(UNSAID_PAUSE, retryAfter), code, reason);
  }

  /** What WhatsApp asks for, and no less than ours. */
  private static Duration atLeast(@Nullable Duration ours, @Nullable Duration asked) {
    var least = Objects.requireNonNullElse(ours, UNSAID_PAUSE);
    return asked == null || asked.compareTo(least) < 0 ? least : asked;
  }

  private static Rule retry(int code, String meaning) {
    return new Rule(code, code, ANY, Policy.RETRY, null, meaning);
  }

  private static Rule pause(int code, Duration after, String meaning) {
    return new Rule(code, code, ANY, Policy.PAUSE_NUMBER, after, meaning);
  }

  private static Rule notNow(int code, String meaning) {
    return new Rule(code, code, ANY, Policy.NOT_NOW, Duration.ofHours(24), meaning);
  }

  private static Rule refuse(int code, String meaning) {
    return new Rule(code, code, ANY, Policy.REFUSE, null, meaning);
  }

  private static Rule down(int first, int last, String meaning) {
    return new Rule(first, last, ANY, Policy.CHANNEL_DOWN, null, meaning);
  }
}
