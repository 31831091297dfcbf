package io.recado.admin.terms;

import org.jspecify.annotations.Nullable;

/**
 * Who stands on invoices as their issuer.
 *
 * @param version what a change of it is made to, as {@code If-Match}
 */
record IssuerView(
    String version,
    String name,
    @Nullable String taxNumber,
    @Nullable String address,
    @Nullable String contact) {

  static IssuerView of(String version, Issuer issuer) {
    return new IssuerView(
        version, issuer.name(), issuer.taxNumber(), issuer.address(), issuer.contact());
  }
}
