import type { ReactNode } from 'react';
import classes from './PageFrame.module.css';

interface Props {
  title: string;
  lead: string;
  /** For what needs room: boards, calendars. */
  isWide?: boolean;
  /** Beside the heading. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A page beside the inbox: a heading, a sentence on what it is for, and its lists. */
export function PageFrame({ title, lead, isWide = false, aside, children }: Props) {
  return (
    <main className={classes.page} tabIndex={0}>
      <div className={classes.middle} data-wide={isWide}>
        <div className={classes.head}>
          <h1 className={classes.title}>{title}</h1>
          {aside}
        </div>
        <p className={classes.lead}>{lead}</p>
        {children}
      </div>
    </main>
  );
}
