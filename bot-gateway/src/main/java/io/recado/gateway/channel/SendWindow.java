package io.recado.gateway.channel;

import java.time.Duration;

/**
 * A channel that, some time after a customer's message, takes nothing but approved templates.
 *
 * @param length how long after it the channel takes anything
 * @param mostWords most characters a template's placeholder takes
 */
public record SendWindow(Duration length, int mostWords) {}
