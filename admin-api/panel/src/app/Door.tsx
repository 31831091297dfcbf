import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { ApiProblem } from '../api/problem';
import { onSignedOut } from '../api/client';
import { currentSession } from '../api/queries/current-session';
import { SignInPage } from '../features/session/components/SignInPage';
import { Failed } from '../ui/States';
import { Shell } from './Shell';

/** The sign-in page, until somebody is signed in; and again when they no longer are. */
export function Door() {
  const queries = useQueryClient();
  const session = useQuery(currentSession);
  useEffect(() => onSignedOut(() => leave(queries)), [queries]);

  if (session.isPending) {
    return null;
  }
  if (session.data) {
    return (
      <Suspense>
        <Shell />
      </Suspense>
    );
  }
  return session.error instanceof ApiProblem && session.error.status === 401 ? (
    <SignInPage />
  ) : (
    <Failed failure={session.error} onRetry={() => session.refetch()} />
  );
}

/** Nothing of what was seen stays in the browser's memory. */
function leave(queries: ReturnType<typeof useQueryClient>) {
  if (queries.getQueryData(currentSession.queryKey)) {
    sessionStorage.setItem('recado.ended', 'yes');
    void queries.cancelQueries();
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    void queries.resetQueries(currentSession);
  }
}
