import { useLocation } from 'wouter';
import classes from './PageTabs.module.css';
import { Segments } from './Segments';

interface Props<Tab extends string> {
  label: string;
  /** The page's address; a tab's is below it. */
  base: string;
  tab: Tab;
  names: Record<Tab, string>;
  tabs: readonly Tab[];
}

/** The parts of a page, each at an address of its own. */
export function PageTabs<Tab extends string>({ label, base, tab, names, tabs }: Props<Tab>) {
  const [, navigate] = useLocation();
  return (
    <div className={classes.tabs}>
      <Segments
        label={label}
        value={tab}
        onChange={(next) => navigate(`${base}/${next}`)}
        options={tabs.map((value) => ({ value, name: names[value] }))}
      />
    </div>
  );
}
