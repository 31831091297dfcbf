import type { ReactNode } from 'react';
import classes from './PageFrame.module.css';

/** A page beside the inbox: a heading, a sentence on what it is for, and its lists. */
export function PageFrame({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <main className={classes.page} tabIndex={-1}>
      <div className={classes.middle}>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.lead}>{lead}</p>
        {children}
      </div>
    </main>
  );
}
