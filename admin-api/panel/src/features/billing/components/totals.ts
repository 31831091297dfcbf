import type { NewLine } from '../../../api/types';

const WHOLE = 10_000n;

interface Totals {
  net: number;
  tax: number;
  total: number;
}

/** What an invoice of these lines comes to, line by line, rounded as the books round: half a unit up. */
export function totalsOf(lines: NewLine[], taxIncluded: boolean): Totals {
  const sums = lines.map((line) => sumsOf(line, taxIncluded));
  const net = sums.reduce((sum, one) => sum + one.net, 0);
  const tax = sums.reduce((sum, one) => sum + one.tax, 0);
  return { net, tax, total: net + tax };
}

function sumsOf({ quantity, unitPrice, taxBasisPoints }: NewLine, taxIncluded: boolean) {
  const amount = BigInt(unitPrice) * BigInt(quantity);
  const points = BigInt(taxBasisPoints);
  const net = taxIncluded ? rounded(amount * WHOLE, WHOLE + points) : amount;
  const tax = taxIncluded ? amount - net : rounded(amount * points, WHOLE);
  return { net: Number(net), tax: Number(tax) };
}

function rounded(amount: bigint, divisor: bigint): bigint {
  const size = amount < 0n ? -amount : amount;
  const result = (2n * size + divisor) / (2n * divisor);
  return amount < 0n ? -result : result;
}
