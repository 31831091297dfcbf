package io.recado.channel;

import io.recado.conversation.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote, as the channel knows them.
 *
 * @param ids every id the channel gave for this person, best first; never empty. WhatsApp gives a
 *     business-scoped id, a phone number or both; all of them lead to the same conversation
 * @param name how the person calls themselves; not verified
 * @param language what their device is set to; a hint only
 */
public record ChannelUser(List<String> ids, @Nullable String name, @Nullable Language language) {

  public ChannelUser {
    ids = List.copyOf(ids);
    if (ids.isEmpty() || ids.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a channel user has at least one id, and none is blank");
    }
  }

  public static ChannelUser of(String id) {
    return new ChannelUser(List.of(id), null, null);
  }
}
