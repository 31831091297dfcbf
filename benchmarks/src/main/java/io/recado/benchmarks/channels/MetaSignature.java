package io.recado.benchmarks.channels;

/** Signs webhooks as Meta does: HMAC-SHA256 by the app's secret. Safe for many threads. */
public final class MetaSignature {

  public static final String HEADER = "X-Hub-Signature-256";

  private final HmacSha256 hmac;

  public MetaSignature(String appSecret) {
    this.hmac = new HmacSha256(appSecret);
  }

  /** The header's value for a body. */
  public String of(byte[] body) {
    return "sha256=" + hmac.of(body);
  }
}
