package io.recado.actions.bank;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An account of the tenant's that customers may transfer to.
 *
 * @param holder whose it is, as the bank has it
 * @param note what else the customer's bank asks for, in the tenant's own words
 */
public record BankAccount(
    String holder, String bank, AccountNumber number, Currency currency, @Nullable String note) {}
