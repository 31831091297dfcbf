package io.recado.egress;

import org.jspecify.annotations.Nullable;

/** An address gave no answer. The message names no address: addresses may hold secrets. */
public final class EgressException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  EgressException(Refusal refusal, @Nullable Throwable cause) {
    super(refusal.name(), cause);
    this.refusal = refusal;
  }

  static EgressException of(Refusal refusal) {
    return new EgressException(refusal, null);
  }

  public Refusal refusal() {
    return refusal;
  }
}
