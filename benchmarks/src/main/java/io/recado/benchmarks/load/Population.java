package io.recado.benchmarks.load;

/**
 * Customers, spread evenly over tenants.
 *
 * @param firstTenant the first of {@code tenants} consecutive tenants
 * @param firstCustomer the first of {@code customers} consecutive indexes of customers
 */
public record Population(int firstTenant, int tenants, int firstCustomer, int customers) {

  /**
   * @param place from 0 to {@link #customers}, exclusive
   */
  public Customer customer(int place) {
    return Customer.of(firstTenant + place % tenants, firstCustomer + place);
  }
}
