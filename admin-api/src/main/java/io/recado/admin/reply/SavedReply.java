package io.recado.admin.reply;

import java.util.UUID;

/**
 * A reply that is said often.
 *
 * @param shortcut what agents type after a slash
 */
record SavedReply(UUID id, String shortcut, ReplyTexts texts) {}
