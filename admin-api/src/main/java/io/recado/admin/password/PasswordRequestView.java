package io.recado.admin.password;

import io.recado.actions.password.SystemKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new password that a customer asked for. What it is, and the link that shows it, is told to
 * nobody else.
 *
 * @param login what it is the password of, in the system called {@code system}
 * @param contactName as the channel tells it
 * @param reason why the system did not take it; null of others
 * @param linkUntil until when a link shows it once; null where there was none
 * @param shownAt when the customer has seen it by that link
 */
record PasswordRequestView(
    UUID id,
    State state,
    String login,
    String system,
    SystemKind systemKind,
    UUID customer,
    String customerNumber,
    String customerName,
    UUID contact,
    @Nullable String contactName,
    UUID conversation,
    Instant askedAt,
    @Nullable Instant endedAt,
    @Nullable String reason,
    @Nullable Instant linkUntil,
    @Nullable Instant shownAt) {

  /** Where a request stands. */
  enum State {
    /** Whether the system has the new password is not known yet. */
    ASKED,
    CHANGED,
    REFUSED
  }
}
