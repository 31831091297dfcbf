package io.recado.benchmarks.channels;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a channel's API answers a call to send. */
public sealed interface Behaviour {

  /** Takes the message and says so: what holds when nothing is scripted. */
  record Take() implements Behaviour {}

  /**
   * Refuses, and takes nothing.
   *
   * @param status the HTTP status
   * @param code the Graph API's error code; null answers a page of text, as a proxy in between
   *     would. On Telegram the status is the code, and null makes it a page as well
   * @param retryAfter sent as the header {@code Retry-After}, and to Telegram's senders in the body
   *     too; in whole seconds; null asks for nothing
   */
  record Refuse(int status, @Nullable Integer code, @Nullable Duration retryAfter)
      implements Behaviour {}

  /** Does the same, but later. */
  record After(Duration delay, Behaviour then) implements Behaviour {}

  /**
   * Takes the message at once and keeps the sender waiting for the answer, until {@link
   * ChannelApis#release}.
   */
  record Hold() implements Behaviour {}

  /** Takes the message, and cuts the connection instead of answering. */
  record TakeAndCut() implements Behaviour {}

  /** Cuts the connection and takes nothing. */
  record Cut() implements Behaviour {}

  /** Too many requests: 429 with the Graph API's code of a number's throughput. */
  static Behaviour tooMany(Duration retryAfter) {
    return new Refuse(429, 130429, retryAfter);
  }

  /** An error of the API, such as 131056 (pair rate) or 190 (token revoked), as HTTP 400. */
  static Behaviour error(int code) {
    return new Refuse(400, code, null);
  }

  /** Some gateway in between fails: a page, and no error of the API. */
  static Behaviour fails(int status) {
    return new Refuse(status, null, null);
  }

  static Behaviour slow(Duration delay) {
    return new After(delay, new Take());
  }
}
