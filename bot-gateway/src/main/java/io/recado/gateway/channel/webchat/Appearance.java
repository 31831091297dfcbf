package io.recado.gateway.channel.webchat;

import io.recado.conversation.Language;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a widget presents itself to its visitors.
 *
 * @param language spoken where nobody asks for another
 * @param title in its head
 * @param colour {@code #rrggbb}; null for the product's own
 * @param greetings in every language, by ISO 639-1 code
 */
record Appearance(
    Language language, String title, @Nullable String colour, Map<String, String> greetings) {}
