package io.recado.channel;

/** The names of what channels keep sealed. */
public final class ChannelSecrets {

  /** What the provider's API is called with: a bot's token, or Meta's access token. */
  public static final String TOKEN = "token";

  /** What Telegram presents to our webhook. */
  public static final String WEBHOOK_SECRET = "secret";

  /** Of a Meta app of the owner's own: what it signs deliveries with. */
  public static final String APP_SECRET = "app-secret";

  /** Of the same: what it presents when it subscribes to our webhook. */
  public static final String VERIFY_TOKEN = "verify-token";

  private ChannelSecrets() {}
}
