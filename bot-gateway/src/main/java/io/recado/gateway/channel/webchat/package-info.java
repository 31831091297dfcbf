/**
 * The web widget: a channel whose provider is ourselves.
 *
 * <p>A visitor's messages enter through {@link WidgetApi}; replies are put into the visitor's
 * {@link Mailbox} and read from there by the stream that feeds the widget's frame.
 */
@NullMarked
package io.recado.gateway.channel.webchat;

import org.jspecify.annotations.NullMarked;
