package io.recado.actions.published;

/**
 * What a tenant's customers have now.
 *
 * @param number of the publication; 0 where nothing is published
 */
public record Holding(int number, BotContent content) {

  /** Of who has published nothing. */
  static final Holding NONE = new Holding(0, BotContent.SHIPPED);
}
