package io.recado.admin.access;

/** What somebody may do. Every route needs exactly one of these, or is {@link Public}. */
public enum Permission {
  /** See and end one's own sign-ins, and change what is one's own. */
  OWN_SESSIONS,
  /** See conversations, channels and colleagues. */
  READ_INBOX,
  /** Take conversations over, speak to customers, hand back. */
  SERVE_CUSTOMERS,
  /** Say how the desk works: saved replies, labels, who gets which conversation. */
  CONFIGURE_DESK,
  /** Say what the network is, what watches it, and when a fault of it is suspected. */
  MANAGE_NETWORK,
  /** Merge, export and erase contacts. */
  MANAGE_CONTACTS,
  /** Say what customers meant that the bot was not sure of. */
  TEACH_BOT,
  /** Change what the bot says and understands, and publish it. */
  MANAGE_BOT,
  /** See what was not done, have it tried again or give it up; see how the product does. */
  OPERATE,
  /** Connect channels and systems of the tenant's own, see how they do, and change them. */
  CONNECT,
  /** Keep customers, what they subscribed to and what they are billed. */
  KEEP_BILLING,
  /** See who did what. */
  READ_AUDIT,
  /** Say who belongs to the tenant and as what. */
  MANAGE_PEOPLE,
  /** List, suspend and resume tenants; of no role, but of those whom the settings name. */
  RUN_INSTALLATION
}
