import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { TicketRule, TicketRules } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { SaveBar } from '../../../ui/SaveBar';
import { Empty, Failed } from '../../../ui/States';
import { useDraft } from '../../../ui/useDraft';
import { useChangeRules } from '../api/change-rules';
import { useRules } from '../api/get-rules';
import { useSupportTexts } from '../texts';
import { RuleDialog } from './RuleDialog';
import classes from './support.module.css';

/** What sorts new tickets, in the order in which it is tried. */
export function Rules() {
  const rules = useRules();
  if (rules.isPending) {
    return <Skeleton height="12rem" radius="md" />;
  }
  return rules.data ? <Editor shown={rules.data} /> : <Failed failure={rules.error} onRetry={() => rules.refetch()} />;
}

function Editor({ shown }: { shown: TicketRules }) {
  const texts = useSupportTexts();
  const draft = useDraft({ version: shown.version, draft: shown.rules }, useChangeRules(), (rules) => ({ rules }));
  const [edited, edit] = useState<number | null>(null);
  const rules = draft.draft;
  const keep = (rule: TicketRule) => {
    draft.change(edited === rules.length ? [...rules, rule] : rules.map((one, index) => (index === edited ? rule : one)));
    edit(null);
  };
  const drop = () => {
    draft.change(rules.filter((_, index) => index !== edited));
    edit(null);
  };
  const add = <Button onClick={() => edit(rules.length)}>{texts.addRule}</Button>;
  return (
    <>
      <p className={classes.words}>{texts.rulesWords}</p>
      {rules.length === 0 ? (
        <Empty icon="branch" title={texts.noRules}>
          <p>{texts.noRulesHint}</p>
          <div className={classes.first}>{add}</div>
        </Empty>
      ) : (
        <>
          <RuleList rules={rules} onEdit={edit} onRules={draft.change} />
          <div className={classes.below}>{add}</div>
        </>
      )}
      {edited !== null && <RuleDialog rule={rules[edited]} onKeep={keep} onDrop={drop} onClose={() => edit(null)} />}
      <SaveBar draft={draft} texts={texts} />
    </>
  );
}

interface ListProps {
  rules: TicketRule[];
  onEdit: (index: number) => void;
  onRules: (rules: TicketRule[]) => void;
}

function RuleList({ rules, onEdit, onRules }: ListProps) {
  const texts = useSupportTexts();
  const { replies } = useTexts();
  const told = useTold();
  const up = (index: number) => {
    const moved = [...rules];
    moved.splice(index - 1, 0, ...moved.splice(index, 1));
    onRules(moved);
  };
  return (
    <ol className={classes.list}>
      {rules.map((rule, index) => {
        const { fits, sets } = told(rule);
        return (
          <li key={index} className={classes.row}>
            <span className={classes.place}>{index + 1}</span>
            <div className={classes.middle}>
              <p className={classes.name}>{fits}</p>
              <p className={classes.quiet}>{sets}</p>
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={texts.ruleUp(fits)}
              title={texts.ruleUp(fits)}
              disabled={index === 0}
              onClick={() => up(index)}
            >
              <Icon name="up" size={18} />
            </ActionIcon>
            <Button variant="default" aria-label={texts.changeRule(fits)} onClick={() => onEdit(index)}>
              {replies.edit}
            </Button>
          </li>
        );
      })}
    </ol>
  );
}

const MOST_TOLD = 4;

/** A rule in words: when it fits, and what it does. */
function useTold(): (rule: TicketRule) => { fits: string; sets: string } {
  const texts = useSupportTexts();
  return ({ words, ofCategory, setCategory, setPriority }) => {
    const some = words.slice(0, MOST_TOLD).map(texts.quoted);
    const said = some.join(` ${texts.or} `) + (words.length > MOST_TOLD ? ' …' : '');
    const fits = [words.length > 0 && texts.says(said), ofCategory && texts.isOf(texts.categories[ofCategory])];
    const sets = [setCategory && texts.toCategory(texts.categories[setCategory]), setPriority && texts.toPriority(texts.priorities[setPriority])];
    return { fits: texts.fits(fits.filter((one) => typeof one === 'string')), sets: sets.filter(Boolean).join(' · ') };
  };
}
