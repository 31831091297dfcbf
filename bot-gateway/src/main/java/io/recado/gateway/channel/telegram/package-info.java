/**
 * Telegram bots: updates come in by webhook, or by long polling where Telegram cannot reach us;
 * messages leave through the Bot API.
 */
@NullMarked
package io.recado.gateway.channel.telegram;

import org.jspecify.annotations.NullMarked;
