package io.recado.admin.access;

import io.recado.admin.access.Sessions.Tokens;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param accessToken null where it came as a cookie
 * @param expiresIn seconds that the access token lives
 */
public record SignedIn(
    UUID person,
    UUID tenant,
    String name,
    Role role,
    @Nullable String accessToken,
    @Nullable String refreshToken,
    long expiresIn) {

  static SignedIn of(Tokens tokens) {
    return of(tokens.caller(), tokens.access(), tokens.refresh());
  }

  /** With the tokens kept back. */
  static SignedIn of(Caller caller) {
    return of(caller, null, null);
  }

  private static SignedIn of(
      Caller caller, @Nullable String accessToken, @Nullable String refreshToken) {
    return new SignedIn(
        caller.person().value(),
        caller.tenant().value(),
        caller.name(),
        caller.role(),
        accessToken,
        refreshToken,
        AccessTokens.LIFE.toSeconds());
  }

  @Override
  public String toString() {
    return "SignedIn";
  }
}
