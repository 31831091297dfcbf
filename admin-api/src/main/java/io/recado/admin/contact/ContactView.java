package io.recado.admin.contact;

import io.recado.channel.ChannelKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One contact, as a line of a list.
 *
 * @param name as a channel tells it; null where none does, and of who was erased
 * @param channels on which they have written
 * @param blocked whether nobody listens to them
 * @param erased whether what was kept of them is gone
 * @param lastHeardAt when they last wrote; null when that is not known
 */
record ContactView(
    UUID id,
    @Nullable String name,
    List<ChannelKind> channels,
    List<String> tags,
    boolean blocked,
    boolean erased,
    @Nullable Instant lastHeardAt,
    Instant createdAt) {

  ContactView {
    channels = List.copyOf(channels);
    tags = List.copyOf(tags);
  }
}
