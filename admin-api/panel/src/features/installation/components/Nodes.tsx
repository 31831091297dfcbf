import type { Installation } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { Tag } from '../../../ui/Tag';
import { fullMoment } from '../../../ui/time';
import { useInstallationTexts } from '../texts';

type Node = Installation['nodes'][number];

/** Every process that runs: what it has in hand, and what it leaves alone. */
export function Nodes({ nodes }: { nodes: Node[] }) {
  const texts = useInstallationTexts();
  return (
    <section>
      <h2 className={cards.title}>{texts.nodes}</h2>
      <ul className={cards.list}>
        {nodes.map((node) => (
          <NodeCard key={node.node} node={node} />
        ))}
      </ul>
    </section>
  );
}

function NodeCard({ node }: { node: Node }) {
  const texts = useInstallationTexts();
  const language = useLanguage();
  const isGateway = node.work.length > 0;
  return (
    <li className={cards.card}>
      <div className={cards.head}>
        <span className={cards.name}>{isGateway ? texts.nodeGateway : texts.nodePanel}</span>
        <code>{node.node.slice(0, 4)}</code>
        <Tag tone={node.open > 0 ? 'bad' : 'good'}>{node.open > 0 ? texts.nodeOpen(node.open) : texts.nodeFine}</Tag>
      </div>
      <p className={cards.small}>
        {node.work.map(({ name, underWay, waiting }) => (
          <span key={name}>{texts.nodeWork(texts.works[name] ?? name, underWay, waiting)}</span>
        ))}
        <span>{texts.since(fullMoment(node.startedAt, language))}</span>
      </p>
      {node.guards.map(({ kind, name, tenant, breaker }) => (
        <p key={`${kind} ${name} ${tenant ?? ''}`} className={cards.small}>
          <Tag tone={breaker === 'OPEN' ? 'bad' : 'warn'}>{texts.breakers[breaker]}</Tag>
          <span>
            {texts.kinds[kind]} {name}
          </span>
          {tenant && <span>{texts.nodeTenant(tenant)}</span>}
        </p>
      ))}
    </li>
  );
}
