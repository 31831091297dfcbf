package io.recado.actions.glpi;

import io.recado.actions.ticket.Category;
import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.channel.SecretBoxException;
import io.recado.tenant.TenantId;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a tenant's GLPI is, what opens it, and where tickets go in it. Nobody may read it in the
 * database.
 *
 * @param secrets by the names below; the address and the user's token have to be there
 */
public record GlpiAccess(Map<String, String> secrets) {

  /** Where GLPI begins, such as {@code https://help.example.com/glpi}. */
  public static final String ADDRESS = "address";

  /** Of the user that Recado is there: its remote access key. */
  public static final String USER_TOKEN = "user-token";

  /** Of the API client, where GLPI asks for one. */
  public static final String APP_TOKEN = "app-token";

  /** The id of the entity that tickets belong to; without it, the user's own. */
  public static final String ENTITY = "entity";

  /**
   * A certificate in PEM that signs GLPI's own; without it, it has to be one that everybody trusts.
   */
  public static final String AUTHORITY = "authority";

  private static final String CATEGORY = "category-";

  public GlpiAccess {
    secrets = Map.copyOf(secrets);
  }

  /** The name under which the id of GLPI's category for tickets of this one is kept. */
  public static String category(Category category) {
    return CATEGORY + category.code();
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(secrets.get(name)).filter(secret -> !secret.isBlank());
  }

  /** A number that is set; empty without one. */
  Optional<Long> number(String name) {
    try {
      return find(name).map(Long::valueOf);
    } catch (NumberFormatException e) {
      throw GlpiException.away("not_configured", e);
    }
  }

  /**
   * @throws GlpiException when it is not there
   */
  String secret(String name) {
    return find(name).orElseThrow(() -> GlpiException.away("not_configured", null));
  }

  /**
   * @param path behind the interface's own, with its query
   * @throws GlpiException when there is no address, or it is none
   */
  URI at(String path) {
    try {
      return URI.create(base(secret(ADDRESS)) + "/apirest.php/" + path);
    } catch (IllegalArgumentException e) {
      throw GlpiException.away("not_configured", e);
    }
  }

  /** Whether both lead to one GLPI, so that ids of the one are those of the other. */
  boolean hasAddressOf(GlpiAccess other) {
    return find(ADDRESS).map(GlpiAccess::base).equals(other.find(ADDRESS).map(GlpiAccess::base));
  }

  private static String base(String address) {
    return address.strip().replaceAll("/+$", "");
  }

  byte[] seal(SecretBox box, TenantId tenant, UUID desk) {
    return box.seal(tenant, sealedAs(desk), new HashMap<>(secrets));
  }

  /**
   * @throws SecretBoxException when no key held here opens it
   */
  static GlpiAccess open(SecretBox box, TenantId tenant, UUID desk, byte[] sealed) {
    return new GlpiAccess(box.open(tenant, sealedAs(desk), sealed));
  }

  /** A help desk takes a channel's place in the seal: both are doors of a tenant with an id. */
  private static ChannelId sealedAs(UUID desk) {
    return new ChannelId(desk);
  }

  @Override
  public String toString() {
    return "GlpiAccess";
  }
}
