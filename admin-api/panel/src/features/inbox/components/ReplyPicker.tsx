import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useMe } from '../../../api/queries/current-session';
import type { Conversation, SavedReply } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import classes from './ReplyPicker.module.css';
import { wordsOf } from './replies';

export const PICKER = 'saved-replies';
export const optionId = (reply: SavedReply) => `saved-reply-${reply.id}`;

/** The saved replies that fit what was typed after the slash; the keys stay in the field. */
export function ReplyPicker({
  found,
  chosen,
  hasAny,
  language,
  onPick,
}: {
  found: SavedReply[];
  chosen: SavedReply | undefined;
  hasAny: boolean;
  language: Conversation['language'];
  onPick: (reply: SavedReply) => void;
}) {
  const { replies } = useTexts();
  const isOwner = useMe().role === 'OWNER';
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which is nothing to clean up by.
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className={classes.picker}>
      {found.length === 0 ? (
        <p className={classes.none} role="status">
          {hasAny ? replies.nothingFits : replies.none}
          {!hasAny && isOwner && <Link to="/desk/replies">{replies.write}</Link>}
        </p>
      ) : (
        <ul ref={list} id={PICKER} role="listbox" aria-label={replies.title} className={classes.list}>
          {found.map((reply) => (
            <li
              key={reply.id}
              id={optionId(reply)}
              role="option"
              aria-selected={reply.id === chosen?.id}
              // The field keeps the keys.
              onMouseDown={(event) => {
                event.preventDefault();
                onPick(reply);
              }}
            >
              <span className={classes.shortcut}>/{reply.shortcut}</span>
              <span className={classes.words}>{wordsOf(reply, language)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
