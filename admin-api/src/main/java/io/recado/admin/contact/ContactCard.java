package io.recado.admin.contact;

import io.recado.channel.ChannelKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one contact.
 *
 * @param note the team's; null where there is none
 * @param identities who they are on which channel, heard last first
 */
record ContactCard(ContactView contact, @Nullable String note, List<ContactIdentity> identities) {

  ContactCard {
    identities = List.copyOf(identities);
  }

  /**
   * Who somebody is on a channel.
   *
   * @param users what the channel knows them by
   */
  record ContactIdentity(
      UUID conversation,
      UUID channel,
      ChannelKind channelKind,
      List<String> users,
      @Nullable Instant lastHeardAt) {

    ContactIdentity {
      users = List.copyOf(users);
    }
  }
}
