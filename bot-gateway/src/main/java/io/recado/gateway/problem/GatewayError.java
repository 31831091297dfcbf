package io.recado.gateway.problem;

import java.util.Locale;

/** Everything the gateway refuses, with the HTTP status it is refused by. */
public enum GatewayError {
  BODY_UNREADABLE(400, "The body is not what this endpoint takes."),
  SIGNATURE_MISSING(401, "The request bears no signature."),
  SIGNATURE_OLD(400, "The signature is older than this endpoint takes, or from the future."),
  SIGNATURE_WRONG(401, "The signature does not match the body."),
  VERIFICATION_REFUSED(403, "The verify token does not match."),
  TOKEN_MISSING(401, "The request bears no token."),
  TOKEN_WRONG(401, "The token is not valid."),
  IDENTITY_REFUSED(403, "What says who the visitor is was not signed as it has to be."),
  IDENTITY_EXPIRED(403, "What says who the visitor is has run out."),
  IDENTITY_REQUIRED(403, "This widget is for visitors that its owner's site has signed in."),
  ORIGIN_REFUSED(403, "This origin may not embed the widget."),
  CHANNEL_UNKNOWN(404, "There is no such channel."),
  ACCOUNT_UNKNOWN(404, "There is no such account."),
  MONITOR_UNKNOWN(404, "There is no such monitor."),
  LINK_UNKNOWN(404, "This link leads nowhere, or no longer."),
  BODY_TOO_LARGE(413, "The body is larger than this endpoint takes."),
  OBJECT_UNKNOWN(422, "The monitor watches no object of this name."),
  TOO_MANY_REQUESTS(429, "Too many requests; try again later."),
  NOT_CONFIGURED(503, "This channel or account is not configured."),
  TRY_AGAIN(503, "Nothing was recorded; try again.");

  private final int status;
  private final String title;

  GatewayError(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** The stable code in problem documents, logs and metrics, such as {@code signature-wrong}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
