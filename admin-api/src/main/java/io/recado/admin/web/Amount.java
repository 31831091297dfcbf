package io.recado.admin.web;

/**
 * An amount of money.
 *
 * @param minor in whole minor units of the currency: 14990 of CLP are 14,990 pesos, of USD 149.90
 *     dollars
 * @param currency by ISO 4217
 */
public record Amount(long minor, String currency) {}
