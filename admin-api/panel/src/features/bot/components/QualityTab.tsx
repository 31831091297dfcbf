import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { BotQuality, LanguageFigures } from '../../../api/types';
import { LANGUAGES, useLanguage, type Language } from '../../../texts/language';
import { Segments } from '../../../ui/Segments';
import { Empty, Failed } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { useQuality } from '../api/get-quality';
import { useQualityTexts } from '../qualityTexts';
import { GapNote } from './GapNote';
import { LanguageFindings } from './LanguageFindings';
import type { Sought } from './sought';
import { useShares } from './useShares';
import classes from './quality.module.css';

/** How well the bot tells its phrases apart, and the way to those worth mending. */
export function QualityTab({ onSeek }: { onSeek: (sought: Sought) => void }) {
  const texts = useQualityTexts();
  const quality = useQuality();
  if (quality.isPending) {
    return <Skeleton height="20rem" radius="md" />;
  }
  if (!quality.data) {
    return <Failed failure={quality.error} onRetry={() => quality.refetch()} />;
  }
  if (quality.data.languages.length === 0) {
    return (
      <Empty icon="check" title={texts.unknown}>
        {texts.unknownHint}
      </Empty>
    );
  }
  return <Figures quality={quality.data} onSeek={onSeek} />;
}

function Figures({ quality, onSeek }: { quality: BotQuality; onSeek: (sought: Sought) => void }) {
  const texts = useQualityTexts();
  const [language, choose] = useState<Language>(useLanguage());
  const chosen = quality.languages.find((one) => one.language === language);
  const held = quality.of === 'TRIED' && quality.gap?.holdsBack === true;
  return (
    <>
      <p className={classes.words}>
        {texts.of[quality.of]} {texts.how} {!quality.current && texts.changedSince}
      </p>
      {quality.gap && (held || quality.gap.warns) && <GapNote gap={quality.gap} held={held} onSeek={onSeek} />}
      <ul className={classes.cards}>
        {quality.languages.map((one) => (
          <LanguageCard key={one.language} figures={one} />
        ))}
      </ul>
      <div className={classes.chooser}>
        <span>{texts.details}</span>
        <div className={classes.wide}>
          <Segments
            label={texts.details}
            value={language}
            onChange={choose}
            options={quality.languages.map((one) => ({
              value: one.language as Language,
              name: LANGUAGES[one.language as Language],
            }))}
          />
        </div>
      </div>
      {chosen && <LanguageFindings figures={chosen} onSeek={onSeek} />}
    </>
  );
}

function LanguageCard({ figures }: { figures: LanguageFigures }) {
  const texts = useQualityTexts();
  const { percent, fine } = useShares();
  return (
    <li className={classes.card}>
      <p className={classes.name}>
        {LANGUAGES[figures.language as Language]} {figures.own && <Tag tone="machine">{texts.own}</Tag>}
      </p>
      <p className={classes.figure}>
        <b>{fine(figures.accuracy)}</b> {texts.understood}
      </p>
      <meter className={classes.meter} min={0} max={1} value={figures.accuracy} aria-label={texts.understood} />
      {figures.own && typeof figures.usual === 'number' && <p className={classes.quiet}>{texts.usual(fine(figures.usual))}</p>}
      <p className={classes.quiet}>{texts.judged(figures.judged, figures.phrases)}</p>
      <p className={classes.quiet}>
        {figures.threshold === null || figures.threshold === undefined
          ? texts.neverSure
          : texts.alone(percent(figures.coverage), percent(figures.threshold))}
      </p>
    </li>
  );
}
