import { Link } from 'wouter';
import { useChannels } from '../../../api/queries/list-channels';
import type { Health } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { CHANNEL_NAME } from '../../../ui/channels';
import cards from '../../../ui/cards.module.css';
import { Tag } from '../../../ui/Tag';
import { clock, fullMoment } from '../../../ui/time';
import { useHealthTexts } from '../texts';
import classes from './HealthPage.module.css';

type Node = Health['nodes'][number];
type Called = Node['called'][number];

/** What each process calls for this company, and what it leaves alone. */
export function Nodes({ nodes }: { nodes: Node[] }) {
  const texts = useHealthTexts();
  const asking = nodes.filter(({ called }) => called.length > 0);
  const isOpen = asking.some(({ called }) => called.some(({ kind, breaker }) => kind === 'ACTION' && breaker === 'OPEN'));
  if (asking.length === 0) {
    return <p className={classes.quiet}>{texts.noBackends}</p>;
  }
  return (
    <>
      {asking.map((node) => (
        <section key={node.id}>
          {nodes.length > 1 && <NodeName node={node} />}
          <ul className={classes.parts}>
            {node.called.map((called) => (
              <Backend key={`${called.kind} ${called.name}`} called={called} />
            ))}
          </ul>
        </section>
      ))}
      {isOpen && (
        <p>
          <Link to="/undone?of=actions" className={cards.link}>
            {texts.waits.queuedActions}
          </Link>
        </p>
      )}
    </>
  );
}

/** The first characters of its id tell one from another, as the log of the process does not. */
function NodeName({ node }: { node: Node }) {
  const texts = useHealthTexts();
  const language = useLanguage();
  return (
    <h3 className={classes.node}>
      {node.gateway ? texts.gatewayNode : texts.panelNode}{' '}
      <span className={classes.quiet}>
        {node.id.slice(0, 4)} · {texts.runsSince(fullMoment(node.startedAt, language))}
      </span>
    </h3>
  );
}

const BREAKER_TONES = { CLOSED: 'good', TRYING: 'warn', OPEN: 'bad' } as const;

function Backend({ called }: { called: Called }) {
  const texts = useHealthTexts();
  const language = useLanguage();
  const { breaker, failed, calls, openUntil } = called;
  return (
    <li className={classes.part}>
      <span>
        <Name called={called} />
        {failed > 0 && <span className={classes.quiet}> · {texts.calls(failed, calls)}</span>}
        {openUntil && <span className={classes.quiet}> · {texts.until(clock(openUntil, language))}</span>}
      </span>
      <Tag tone={BREAKER_TONES[breaker]}>{texts.breakers[breaker]}</Tag>
    </li>
  );
}

function Name({ called: { kind, name } }: { called: Called }) {
  const { details } = useTexts();
  const { lookups } = useHealthTexts();
  return kind === 'CHANNEL' ? <ChannelName id={name} /> : (details.names[name] ?? lookups[name] ?? name.replaceAll('_', ' '));
}

function ChannelName({ id }: { id: string }) {
  const texts = useHealthTexts();
  const channel = useChannels().data?.find((one) => one.id === id);
  return channel ? `${CHANNEL_NAME[channel.kind]} · ${channel.name || channel.address}` : texts.channel;
}
