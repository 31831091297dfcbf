/** The doors customers write through: one WhatsApp number, one Telegram bot, one web widget. */
@NullMarked
package io.recado.channel;

import org.jspecify.annotations.NullMarked;
