/** What customers who ask are told of an incident. */
export interface Told {
  estimatedUntil: string | null;
  text: string | null;
}
