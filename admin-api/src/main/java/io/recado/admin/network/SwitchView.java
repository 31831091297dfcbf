package io.recado.admin.network;

import io.r2dbc.spi.Readable;
import io.recado.database.Columns;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a router keeps an access without service, and lets it in again.
 *
 * @param name of the PPP secret, or the address in the list
 * @param list that the address stands in meanwhile; null of a secret
 */
public record SwitchView(
    UUID router, String routerName, Way way, String name, @Nullable String list) {

  /** What is switched at the router. */
  public enum Way {
    /** A PPP secret that is disabled meanwhile. */
    PPP_SECRET,
    /** An address that stands in an address list meanwhile. */
    ADDRESS_LIST
  }

  /**
   * The columns that are read: those of {@code access_switch w} and {@code network_router r},
   * joined from the left.
   */
  public static final String COLUMNS =
      "r.router_id, r.name as router_name, w.way, w.name as switch_name, w.list";

  /** Null where no router knows the access. */
  public static @Nullable SwitchView read(Readable row) {
    return row.get("router_id", UUID.class) == null ? null : known(row);
  }

  static SwitchView known(Readable row) {
    return new SwitchView(
        Columns.required(row, "router_id", UUID.class),
        Columns.required(row, "router_name", String.class),
        Way.valueOf(Columns.required(row, "way", String.class).toUpperCase(Locale.ROOT)),
        Columns.required(row, "switch_name", String.class),
        row.get("list", String.class));
  }
}
