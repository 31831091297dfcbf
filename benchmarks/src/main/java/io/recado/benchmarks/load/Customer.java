package io.recado.benchmarks.load;

/**
 * Someone who writes to a WhatsApp number. No number here can belong to anybody: 999 is no country.
 *
 * @param number the phone number id of the tenant's number
 * @param phone the customer's own
 * @param userId the customer's business-scoped user id, which replies are addressed to
 */
public record Customer(String number, String phone, String userId) {

  /**
   * @param tenant from 0; each has one number
   * @param index from 0, unique among all customers
   */
  public static Customer of(int tenant, int index) {
    return new Customer(numberOf(tenant), "999%09d".formatted(index), "MX.%016d".formatted(index));
  }

  /** The phone number id of a tenant's number. */
  public static String numberOf(int tenant) {
    return Long.toString(100_000_000_000_000L + tenant);
  }
}
