package io.recado.intents.llm;

import io.recado.intents.llm.ModelChoice.Access;

/** Which language model a tenant wants to have its customers read by. */
public sealed interface ModelWish {

  /** Whatever the installation has. */
  record Installations() implements ModelWish {}

  /** None: its customers' words go to no model, whatever the installation has. */
  record None() implements ModelWish {}

  /**
   * One of its own.
   *
   * @param access named by a tenant
   * @param daily the most that it spends in a day, in millionths of the prices' currency
   * @param monthly the same of a calendar month
   */
  record Own(Access access, Price price, long daily, long monthly) implements ModelWish {

    public Own {
      if (access.namedBy() != ModelChoice.NamedBy.TENANT) {
        throw new IllegalArgumentException("a tenant's own model is not of the settings");
      }
    }
  }

  /** One of its own that no key opens any more: nobody knows where it is. */
  record Lost(Provider provider, String model) implements ModelWish {}
}
