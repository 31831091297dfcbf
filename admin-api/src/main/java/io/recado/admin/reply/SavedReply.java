package io.recado.admin.reply;

import java.util.UUID;

/**
 * A reply that is said often.
 *
 * @param shortcut what agents type after a slash
 * @param version what a change of it is made to, as {@code If-Match}
 */
record SavedReply(UUID id, String shortcut, ReplyTexts texts, String version) {}
