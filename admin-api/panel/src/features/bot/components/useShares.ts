import { useLanguage } from '../../../texts/language';

/** Figures between 0 and 1, as people read them. */
export function useShares() {
  const language = useLanguage();
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const points = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return {
    percent: (share: number) => percent.format(share),
    fine: (share: number) => fine.format(share),
    points: (share: number) => points.format(100 * share),
  };
}
