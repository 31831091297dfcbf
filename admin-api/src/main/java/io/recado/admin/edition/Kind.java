package io.recado.admin.edition;

/** What people replace as a whole, each in a row. */
public enum Kind {
  PLAN("plan", "plan_id"),
  CUSTOMER("customer", "customer_id"),
  SUBSCRIPTION("subscription", "subscription_id"),
  SERVICE("service", "service_id", "retired_at is null"),
  CALENDAR("calendar", "calendar_id", "retired_at is null"),
  SAVED_REPLY("saved_reply", "reply_id"),
  PLANNED_WORKS("maintenance", "maintenance_id"),
  LABEL("label", "label_id"),
  /** What was handed in: that it has been read since makes no version. */
  KNOWLEDGE("knowledge_edition", "source_id", "true", "edition::text"),
  /** Whoever tags or blocks somebody meanwhile writes over no note. */
  CONTACT_NOTE("contact", "contact_id", Kind.IS_SOMEBODY, "md5(coalesce(note, ''))"),
  CONTACT_TAGS("contact", "contact_id", Kind.IS_SOMEBODY, "md5(tags::text)"),
  /** How long a channel waits before it answers: that it was checked since makes no version. */
  QUIET_PERIOD(
      "channel", "channel_id", "removed_at is null", "md5(coalesce(quiet_period::text, ''))"),
  /** Its row has the channel's name, secrets and state, too: a change of these makes a version. */
  WIDGET("channel", "channel_id", "removed_at is null and kind = 'webchat'");

  private static final String IS_SOMEBODY = "merged_into is null and erased_at is null";

  private final String table;
  private final String id;
  private final String isThere;
  private final String version;

  Kind(String table, String id) {
    this(table, id, "true");
  }

  /** Of what is taken away and whose row stays. */
  Kind(String table, String id, String isThere) {
    this(table, id, isThere, "xmin::text");
  }

  /** Of what is only a part of its row. */
  Kind(String table, String id, String isThere, String version) {
    this.table = table;
    this.id = id;
    this.isThere = isThere;
    this.version = version;
  }

  /** Reads the version of one. */
  String version() {
    return "select %s from %s where tenant_id = $1 and %s = $2 and %s"
        .formatted(version, table, id, isThere);
  }

  /**
   * Reads the version of one, whoever changes it meanwhile, and holds it until the change is made.
   */
  String locked() {
    return version() + " for no key update";
  }
}
