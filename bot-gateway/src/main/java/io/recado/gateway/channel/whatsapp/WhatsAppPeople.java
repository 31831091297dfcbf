package io.recado.gateway.channel.whatsapp;

import io.recado.channel.ChannelUser;
import io.recado.gateway.channel.whatsapp.WebhookWire.Contact;
import io.recado.gateway.channel.whatsapp.WebhookWire.Identity;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The people a change is about. Since 2026 a customer may be known by a business-scoped user id
 * (BSUID), a phone number or both; the BSUID comes first, because the number of a customer with a
 * user name may be withheld tomorrow.
 *
 * <p>Source: Cloud API reference, business-scoped user IDs.
 */
record WhatsAppPeople(List<Contact> contacts) {

  private static final Pattern BSUID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");

  /** Whether this is a business-scoped id, and no phone number. */
  static boolean isBsuid(String id) {
    return BSUID.matcher(id).matches();
  }

  /**
   * The person of a message; empty when nothing tells who it is.
   *
   * @param userId the message's BSUID
   * @param phone the message's phone number; some senders put a BSUID there
   */
  Optional<ChannelUser> person(@Nullable String userId, @Nullable String phone) {
    var contact = contact(userId, phone);
    return user(contact, userId, contact.userId(), phone, contact.waId());
  }

  /** The person an identity changed for, by new ids and old ones: all lead to one conversation. */
  Optional<ChannelUser> person(@Nullable String userId, @Nullable String phone, Identity identity) {
    var contact = contact(userId, phone);
    return user(
        contact,
        identity.userId(),
        identity.waId(),
        userId,
        contact.userId(),
        identity.previousUserId(),
        phone);
  }

  private Contact contact(@Nullable String userId, @Nullable String phone) {
    if (userId == null && phone == null) {
      return contacts.size() == 1 ? contacts.getFirst() : new Contact(null, null, null);
    }
    return contacts.stream()
        .filter(
            contact ->
                same(contact.userId(), userId)
                    || same(contact.waId(), phone)
                    || same(contact.userId(), phone))
        .findFirst()
        .orElseGet(() -> new Contact(null, null, null));
  }

  private static boolean same(@Nullable String known, @Nullable String given) {
    return known != null && known.equals(given);
  }

  private static Optional<ChannelUser> user(Contact contact, @Nullable String... ids) {
    var known = Arrays.stream(ids).filter(Objects::nonNull).distinct().toList();
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(new ChannelUser(known, contact.name(), null));
  }
}
