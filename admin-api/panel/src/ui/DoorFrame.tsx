import type { ReactNode } from 'react';
import { LANGUAGES, useSpeech, type Language } from '../texts/language';
import classes from './DoorFrame.module.css';

/** A page that is seen before one is in: a card with one thing to do, and the languages. */
export function DoorFrame({ title, lead, children, foot }: { title: string; lead: string; children: ReactNode; foot?: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Mark />
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.lead}>{lead}</p>
        {children}
        {foot && <div className={classes.foot}>{foot}</div>}
      </div>
      <Languages />
    </main>
  );
}

/** What is to be known, in place of a form. */
export function Said({ children }: { children: ReactNode }) {
  return (
    <div className={classes.said} role="status">
      {children}
    </div>
  );
}

function Mark() {
  return (
    <svg className={classes.mark} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--own)" />
      <path d="M8 9.500h16a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8.500L11 25.500v-4H8a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2z" fill="#fff" />
      <path d="m11.800 15.600 2.900 2.900 5.600-5.600" fill="none" stroke="var(--own)" strokeWidth="2.400" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

function Languages() {
  const { language, speak } = useSpeech();
  return (
    <ul className={classes.languages}>
      {Object.entries(LANGUAGES).map(([code, name]) => (
        <li key={code}>
          <button type="button" lang={code} aria-pressed={code === language} onClick={() => speak(code as Language)}>
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}
