/**
 * WhatsApp, through Meta's Cloud API. The five parts of every channel: the handler {@code
 * WhatsAppWebhook}, the wire records {@code WebhookWire} and {@code GraphWire}, the inbound mapper
 * {@code WhatsAppInbound}, the outbound mapper {@code WhatsAppOutbound}, the client {@code
 * WhatsAppClient}.
 */
@NullMarked
package io.recado.gateway.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
