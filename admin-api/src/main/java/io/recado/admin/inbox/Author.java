package io.recado.admin.inbox;

/** Whose words they are. */
enum Author {
  CUSTOMER,
  BOT,
  AGENT,
  /** For the team's eyes; no customer gets it. */
  NOTE
}
