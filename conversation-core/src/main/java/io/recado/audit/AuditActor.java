package io.recado.audit;

import io.recado.action.CustomerId;

/** Who did something. */
public sealed interface AuditActor {

  /** Somebody who wrote, and of whom nothing was proven. */
  record Contact() implements AuditActor {}

  /** The contact, proven to be one of the tenant's customers. */
  record Customer(CustomerId id) implements AuditActor {}

  /**
   * A person of the tenant.
   *
   * @param name the id of the person, as the desk knows them; {@code phone} for somebody typing on
   *     the business phone
   */
  record Agent(String name) implements AuditActor {}

  /** The bot, by itself. */
  record Bot() implements AuditActor {}
}
