import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { ApiProblem } from '../api/problem';
import { onRenewed, onSignedOut } from '../api/client';
import { currentSession } from '../api/queries/current-session';
import type { SignedIn } from '../api/types';
import { SignInPage } from '../features/session/components/SignInPage';
import { Failed } from '../ui/States';
import { Shell } from './Shell';

const SignUpPage = lazy(() => import('../features/session/components/SignUpPage'));
const ConfirmPage = lazy(() => import('../features/session/components/ConfirmPage'));
const ForgottenPage = lazy(() => import('../features/session/components/ForgottenPage'));
const ResetPage = lazy(() => import('../features/session/components/ResetPage'));
const JoinPage = lazy(() => import('../features/session/components/JoinPage'));

/** Pages for whoever comes by a mailed link, or has no account yet, stand before the door. */
export function Door() {
  return (
    <Suspense>
      <Switch>
        <Route path="/signup" component={SignUpPage} />
        <Route path="/confirm" component={ConfirmPage} />
        <Route path="/forgotten" component={ForgottenPage} />
        <Route path="/reset" component={ResetPage} />
        <Route path="/join" component={JoinPage} />
        <Route>
          <Inside />
        </Route>
      </Switch>
    </Suspense>
  );
}

/** The sign-in page, until somebody is signed in; and again when they no longer are. */
function Inside() {
  const queries = useQueryClient();
  const session = useQuery(currentSession);
  useEffect(() => {
    onSignedOut(() => leave(queries));
    onRenewed((who) => isStill(queries, who));
  }, [queries]);

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
    queries.getMutationCache().clear();
    void queries.resetQueries(currentSession);
  }
}

/** Another window may have signed somebody else in: nothing of the one is shown to, or done by, the other. */
function isStill(queries: ReturnType<typeof useQueryClient>, who: SignedIn): boolean {
  const known = queries.getQueryData(currentSession.queryKey);
  const isSame = !known || (known.person === who.person && known.tenant === who.tenant);
  if (!isSame) {
    location.reload();
  }
  return isSame;
}
