import { useState } from 'react';
import type { NetworkNode } from '../../../api/types';
import { WordsFilter } from '../../../ui/Filters';
import { Listing } from '../../../ui/Listing';
import { useAccesses } from '../api/list-accesses';
import { useNetworkTexts } from '../texts';
import classes from './NetworkPage.module.css';
import { PartMenu } from './PartMenu';

/** What a sector feeds: thousands, maybe, so a page at a time, and found by words. */
export function Accesses({ sector, tree }: { sector: NetworkNode; tree: NetworkNode[] }) {
  const texts = useNetworkTexts();
  const [words, look] = useState('');
  const accesses = useAccesses(sector.id, words);
  return (
    <div className={classes.accesses}>
      <div className={classes.search}>
        <WordsFilter label={texts.searchAccess} value={words} onChange={look} />
      </div>
      <Listing
        query={accesses}
        rowHeight="2.4rem"
        empty={<p className={classes.quiet}>{words ? texts.noAccessFound : texts.noAccess}</p>}
      >
        {(found) => (
          <ul>
            {found.map((access) => (
              <li key={access.id} className={classes.row}>
                <span className={classes.name}>
                  {access.name}{' '}
                  {access.customer && (
                    <span className={classes.quiet}>
                      {access.customer} · {access.contract}
                    </span>
                  )}
                </span>
                <PartMenu part={{ id: access.id, kind: 'ACCESS', name: access.name, parent: sector.id }} tree={tree} />
              </li>
            ))}
          </ul>
        )}
      </Listing>
    </div>
  );
}
