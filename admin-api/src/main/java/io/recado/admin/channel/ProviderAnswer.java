package io.recado.admin.channel;

/** What a provider says to a token. */
sealed interface ProviderAnswer {

  /**
   * It takes it.
   *
   * @param address what the provider routes by
   * @param title how the provider calls what the token is for
   */
  record Taken(String address, String title) implements ProviderAnswer {}

  /** It does not, or not for this. */
  record Refused(String code) implements ProviderAnswer {}

  /** It did not say: no answer in time, a fault of its own, too many calls, or words unknown. */
  record Away() implements ProviderAnswer {}
}
