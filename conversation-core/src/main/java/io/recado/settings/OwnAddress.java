package io.recado.settings;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the product's own pages come from, as browsers say it in {@code Origin}. */
public final class OwnAddress {

  private final Optional<URI> publicUrl;

  private OwnAddress(Optional<URI> publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** By {@link Setting#PUBLIC_URL}, where a proxy changes the host. */
  public static OwnAddress of(Settings settings) {
    return new OwnAddress(settings.find(Setting.PUBLIC_URL).map(URI::create));
  }

  /**
   * Whether a page of ours makes a request. The scheme does not count against the request's own
   * host: TLS may end before us.
   *
   * @param origin as the request says it; not necessarily well-formed
   */
  public boolean isOriginOf(URI request, String origin) {
    var authority = authorityOf(origin);
    return authority != null
        && (authority.equalsIgnoreCase(request.getRawAuthority())
            || publicUrl.filter(url -> isSame(url, origin)).isPresent());
  }

  private static boolean isSame(URI url, String origin) {
    return origin.toLowerCase(Locale.ROOT).equals(url.getScheme() + "://" + url.getRawAuthority());
  }

  /** Null for the opaque origin of sandboxed pages and files. */
  private static @Nullable String authorityOf(String origin) {
    try {
      return URI.create(origin).getRawAuthority();
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
