package io.recado.intents.llm;

import java.net.URI;
import java.time.Duration;

/**
 * The language model of a tenant, and how much of it the tenant may use.
 *
 * @param timeLimit for a reading, its repair included
 * @param mostCalls of this tenant at a time in one process; what comes on top is turned away
 */
public record ModelChoice(
    Access access, Price price, Budget budget, Duration timeLimit, int mostCalls) {

  public ModelChoice {
    if (timeLimit.isNegative() || timeLimit.isZero() || mostCalls < 1) {
      throw new IllegalArgumentException("a model that may not be called is no choice");
    }
  }

  /**
   * A model at an address, under a key. Tenants with the same access share its breaker: what one
   * finds broken is broken for all of them.
   *
   * @param baseUrl as the provider's API reference gives it, its version included
   * @param apiKey empty where none is asked for
   * @param namedBy who says that it may be asked
   */
  public record Access(
      Provider provider, URI baseUrl, String model, String apiKey, NamedBy namedBy) {

    /** One of the settings. */
    public Access(Provider provider, URI baseUrl, String model, String apiKey) {
      this(provider, baseUrl, model, apiKey, NamedBy.OPERATOR);
    }

    /** Without the key. */
    @Override
    public String toString() {
      return "%s at %s".formatted(model, baseUrl.getHost());
    }
  }

  /** Whose word an address is. */
  public enum NamedBy {
    /** It may be in the operator's own network. */
    OPERATOR,
    /** It may be meant to reach what only we can reach, and is asked through {@code Egress}. */
    TENANT
  }
}
