package io.recado.gateway.channel.webchat;

/**
 * Which widget the demo page at {@code /} shows.
 *
 * @param siteToken the address of the demo tenant's webchat channel
 */
public record DemoSite(String siteToken) {}
