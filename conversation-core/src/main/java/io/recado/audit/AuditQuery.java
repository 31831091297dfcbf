package io.recado.audit;

import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; null in a field asks for all.
 *
 * @param agent the id of the person who did it
 * @param action the whole of it, or what it begins with up to its dot, such as {@code identity.}
 * @param before the id of the last entry of the page before; null for the first page
 * @param most of one page, at most {@value #MOST}
 */
public record AuditQuery(
    @Nullable ConversationId conversation,
    @Nullable ContactId contact,
    @Nullable String agent,
    @Nullable String action,
    @Nullable UUID before,
    int most) {

  public static final int MOST = 500;

  public AuditQuery {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException("a page has 1 to %d entries".formatted(MOST));
    }
  }

  /** The latest of everything. */
  public static AuditQuery latest(int most) {
    return new AuditQuery(null, null, null, null, null, most);
  }

  public AuditQuery of(ConversationId only) {
    return new AuditQuery(only, contact, agent, action, before, most);
  }

  public AuditQuery of(ContactId only) {
    return new AuditQuery(conversation, only, agent, action, before, most);
  }

  public AuditQuery of(String only) {
    return new AuditQuery(conversation, contact, agent, only, before, most);
  }

  /** What follows after a page. */
  public AuditQuery after(AuditEntry last) {
    return new AuditQuery(conversation, contact, agent, action, last.id(), most);
  }
}
