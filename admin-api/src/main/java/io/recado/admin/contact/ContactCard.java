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
 * @param noteVersion what a change of the note is made to, as {@code If-Match}
 * @param tagsVersion what a change of the tags is made to
 * @param identities who they are on which channel, heard last first
 */
record ContactCard(
    ContactView contact,
    @Nullable String note,
    String noteVersion,
    String tagsVersion,
    List<ContactIdentity> identities) {

  ContactCard {
    identities = List.copyOf(identities);
  }

  /**
   * Who somebody is on a channel.
   *
   * @param users what the channel knows them by
   * @param signed who they are by the word of the tenant's own site; null where it has not said
   */
  record ContactIdentity(
      UUID conversation,
      UUID channel,
      ChannelKind channelKind,
      List<String> users,
      @Nullable SignedVisitor signed,
      @Nullable Instant lastHeardAt) {

    ContactIdentity {
      users = List.copyOf(users);
    }
  }

  /**
   * What the tenant's own site has signed of a visitor; it proves no customer.
   *
   * @param subject what that site calls them
   * @param signedAt when it last said something new
   */
  record SignedVisitor(
      String subject,
      @Nullable String name,
      @Nullable String email,
      @Nullable String phone,
      Instant signedAt) {}
}
