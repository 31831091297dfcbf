import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/language';
import { Failed } from './States';
import classes from './Listing.module.css';

/** What lists need of an infinite query. */
interface Paged<T> {
  data: { pages: { items: T[] }[] } | undefined;
  error: unknown;
  isPending: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

interface Props<T> {
  query: Paged<T>;
  /** In place of a list that has nothing in it. */
  empty: ReactNode;
  rowHeight?: string;
  children: (items: T[]) => ReactNode;
}

/** A list that comes in pages: while it loads, when it cannot be read, when it is empty, and when there is more. */
export function Listing<T>({ query, empty, rowHeight = '4.5rem', children }: Props<T>) {
  const { common } = useTexts();
  if (query.isPending) {
    return (
      <div className={classes.loading} role="status" aria-label={common.loading}>
        {[1, 2, 3].map((row) => (
          <Skeleton key={row} height={rowHeight} radius="md" />
        ))}
      </div>
    );
  }
  if (!query.data) {
    return <Failed failure={query.error} onRetry={query.refetch} />;
  }
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <>
      {items.length === 0 ? empty : children(items)}
      {query.hasNextPage && (
        <Button
          className={classes.more ?? ''}
          variant="subtle"
          fullWidth
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {common.more}
        </Button>
      )}
    </>
  );
}
