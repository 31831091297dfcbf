package io.recado.live;

import io.recado.queue.ConversationKey;
import io.recado.tenant.TenantId;

/**
 * What screens may wait for: a conversation, or a channel's own view of one.
 *
 * @param name unique within the tenant; begins with the kind of thing it names
 */
public record Topic(TenantId tenant, String name) {

  /** The name of every tenant's topic of its bot. */
  public static final String BOT = "bot";

  /** Everything about one conversation. */
  public static Topic of(ConversationKey key) {
    return new Topic(key.tenant(), "conversation/" + key.conversation());
  }

  /** What the bot is, as it was published. */
  public static Topic bot(TenantId tenant) {
    return new Topic(tenant, BOT);
  }
}
