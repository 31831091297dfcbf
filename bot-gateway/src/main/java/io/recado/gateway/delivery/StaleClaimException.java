package io.recado.gateway.delivery;

/** A claim has become too old to send under. It says nothing of the channel. */
final class StaleClaimException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StaleClaimException() {
    super("the claim is too old to send under", null, false, false);
  }
}
