package io.recado.admin.audit;

import io.recado.action.CustomerId;
import io.recado.admin.people.Member;
import io.recado.audit.AuditActor;
import io.recado.audit.AuditEntry;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done or refused.
 *
 * @param person the agent's id, or {@code phone}; null of others
 * @param name what colleagues call the agent; null of others, and of who was removed
 * @param action such as {@code action.open_ticket} or {@code ticket.closed}
 * @param code why it was rejected; null where there is nothing to say
 * @param reference the receipt's, or what it was done to; null without one
 */
record EntryView(
    UUID id,
    Instant at,
    Actor actor,
    @Nullable String person,
    @Nullable String name,
    String action,
    String outcome,
    @Nullable String code,
    @Nullable String reference,
    @Nullable UUID conversation,
    @Nullable UUID contact,
    @Nullable UUID customer) {

  /** Who did it. */
  enum Actor {
    CONTACT,
    CUSTOMER,
    AGENT,
    BOT;

    static Actor of(AuditActor actor) {
      return switch (actor) {
        case AuditActor.Contact() -> CONTACT;
        case AuditActor.Customer _ -> CUSTOMER;
        case AuditActor.Agent _ -> AGENT;
        case AuditActor.Bot() -> BOT;
      };
    }
  }

  static List<EntryView> all(List<AuditEntry> entries, List<Member> members) {
    var names =
        members.stream().collect(Collectors.toMap(member -> member.id().toString(), Member::name));
    return entries.stream().map(entry -> of(entry, names)).toList();
  }

  private static EntryView of(AuditEntry entry, Map<String, String> names) {
    var person = entry.actor() instanceof AuditActor.Agent(var id) ? id : null;
    return new EntryView(
        entry.id(),
        entry.at(),
        Actor.of(entry.actor()),
        person,
        person == null ? null : names.get(person),
        entry.action(),
        entry.outcome(),
        entry.code(),
        entry.reference(),
        id(entry.conversation()),
        id(entry.contact()),
        id(entry.customer()));
  }

  private static @Nullable UUID id(@Nullable ConversationId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable UUID id(@Nullable ContactId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable UUID id(@Nullable CustomerId id) {
    return id == null ? null : id.value();
  }
}
