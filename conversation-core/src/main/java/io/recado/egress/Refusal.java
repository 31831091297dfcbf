package io.recado.egress;

/** Why an address gave no answer. */
public enum Refusal {
  /** No address that may be asked: of another scheme, with credentials, or not public. */
  ADDRESS,
  TOO_LARGE,
  TOO_SLOW,
  TOO_MANY_REDIRECTS,
  /** It did not answer, or not with 200 where something was to be fetched. */
  UNREACHABLE
}
