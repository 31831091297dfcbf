import { Suspense, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useMe } from '../api/queries/current-session';
import { useIsServing } from '../api/queries/get-gateway';
import { MineWatch } from '../features/inbox/components/MineWatch';
import { WaitingWatch } from '../features/inbox/components/WaitingWatch';
import { useIsLive, useLive } from '../live/useLive';
import { useTexts } from '../texts/language';
import { Boundary } from '../ui/Boundary';
import { Icon } from '../ui/Icon';
import { useShortcuts } from '../ui/shortcuts';
import { ShortcutsHelp } from '../ui/ShortcutsHelp';
import { isFor, PLACES } from './places';
import { Rail } from './Rail';
import classes from './Shell.module.css';

/** What everybody who is signed in has around them. */
export function Shell() {
  const [isHelpShown, showHelp] = useState(false);
  const [at] = useLocation();
  const { nav } = useTexts();
  useLive();
  useShortcuts({ '?': () => showHelp(true) });
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {nav.skip}
      </a>
      <Rail onHelp={() => showHelp(true)} />
      <div className={classes.content} id="content" tabIndex={-1}>
        <GatewayAway />
        <div className={classes.page}>
          <Boundary at={at}>
            <Pages />
          </Boundary>
        </div>
        <Offline />
      </div>
      <WaitingWatch />
      <MineWatch />
      {isHelpShown && <ShortcutsHelp onClose={() => showHelp(false)} />}
    </div>
  );
}

function Pages() {
  const isOwner = useMe().role === 'OWNER';
  return (
    <Suspense>
      <Switch>
        {PLACES.filter(isFor(isOwner)).map(({ path, under, page: Page }) => (
          <Route key={path} path={`${path}${under ?? ''}`}>
            {(params) => <Page params={params} />}
          </Route>
        ))}
        <Route>
          <Redirect to="/inbox" replace />
        </Route>
      </Switch>
    </Suspense>
  );
}

/** Above the page and not over it: it may stay for long, and people go on writing meanwhile. */
function GatewayAway() {
  const { nav } = useTexts();
  const isServing = useIsServing();
  return (
    <div role="status">
      {!isServing && (
        <p className={classes.away}>
          <Icon name="warning" size={16} />
          {nav.gatewayAway}
        </p>
      )}
    </div>
  );
}

/** Laid over the page, so that nothing moves when it comes and goes. */
function Offline() {
  const { nav } = useTexts();
  const isLive = useIsLive();
  return (
    <div className={classes.offline} role="status" data-shown={!isLive}>
      {!isLive && (
        <>
          <Icon name="warning" size={16} />
          {nav.reconnecting}
        </>
      )}
    </div>
  );
}
