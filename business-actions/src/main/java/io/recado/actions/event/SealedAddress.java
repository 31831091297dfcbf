package io.recado.actions.event;

import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.channel.SecretBoxException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What nobody may read in the database: where a subscription's events go, and what signs them.
 *
 * @param previous signs beside the secret after a rotation; null before the first
 */
record SealedAddress(URI address, SigningSecret secret, @Nullable SigningSecret previous) {

  private static final String ADDRESS = "address";
  private static final String SECRET = "signing-secret";
  private static final String PREVIOUS = "previous-signing-secret";

  static SealedAddress of(URI address) {
    return new SealedAddress(address, SigningSecret.random(), null);
  }

  /**
   * @throws SecretBoxException when no key held here opens it
   */
  static SealedAddress open(SecretBox box, SubscriptionKey key, byte[] sealed) {
    var secrets = box.open(key.tenant(), sealedAs(key), sealed);
    var previous = secrets.get(PREVIOUS);
    return new SealedAddress(
        URI.create(secrets.getOrDefault(ADDRESS, "")),
        new SigningSecret(secrets.getOrDefault(SECRET, "")),
        previous == null ? null : new SigningSecret(previous));
  }

  byte[] seal(SecretBox box, SubscriptionKey key) {
    var secrets = new HashMap<>(Map.of(ADDRESS, address.toString(), SECRET, secret.text()));
    if (previous != null) {
      secrets.put(PREVIOUS, previous.text());
    }
    return box.seal(key.tenant(), sealedAs(key), secrets);
  }

  SealedAddress rotated() {
    return new SealedAddress(address, SigningSecret.random(), secret);
  }

  List<SigningSecret> signing(boolean previousToo) {
    return previousToo && previous != null ? List.of(secret, previous) : List.of(secret);
  }

  @Override
  public String toString() {
    return "SealedAddress";
  }

  /** A subscription takes a channel's place in the seal: both are doors of a tenant with an id. */
  private static ChannelId sealedAs(SubscriptionKey key) {
    return new ChannelId(key.id().value());
  }
}
