package io.recado.admin.bank;

import java.util.List;

/**
 * The accounts that customers may transfer to.
 *
 * @param version what a change of it is made to, as {@code If-Match}
 * @param accounts in the order in which they are told
 */
record BankAccountsView(String version, List<AccountDraft> accounts) {}
