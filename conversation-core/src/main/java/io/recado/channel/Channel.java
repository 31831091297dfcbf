package io.recado.channel;

import io.recado.tenant.TenantId;
import java.util.Map;
import java.util.Optional;

/**
 * One door of one tenant.
 *
 * @param address what the provider routes by: WhatsApp's {@code phone_number_id}, a Telegram bot's
 *     numeric id, a widget's public site token; unique among the channels of its kind
 * @param secrets what opens the provider's API, by name, decrypted; kept out of {@link #toString()}
 * @param paused whether its owner wants nothing to go out for now; what comes is taken in
 * @param signedOnly whether it is a widget that lets in nobody whom no {@link IdentityKey} has
 *     signed
 */
public record Channel(
    TenantId tenant,
    ChannelId id,
    ChannelKind kind,
    String address,
    Map<String, String> secrets,
    boolean paused,
    boolean signedOnly) {

  public Channel {
    secrets = Map.copyOf(secrets);
  }

  /** One that is not paused, for everybody. */
  public Channel(
      TenantId tenant,
      ChannelId id,
      ChannelKind kind,
      String address,
      Map<String, String> secrets) {
    this(tenant, id, kind, address, secrets, false, false);
  }

  /** The same, with nothing going out for now. */
  Channel onHold() {
    return new Channel(tenant, id, kind, address, secrets, true, signedOnly);
  }

  /** The secret of this name; empty when the owner has not given it yet. */
  public Optional<String> secret(String name) {
    return Optional.ofNullable(secrets.get(name));
  }

  @Override
  public String toString() {
    return "Channel[%s %s of tenant %s]".formatted(kind.code(), id, tenant);
  }
}
