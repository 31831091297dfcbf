import { Button, FileButton, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ImportReport } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import forms from '../../../ui/forms.module.css';
import { Icon } from '../../../ui/Icon';
import { Problem } from '../../../ui/States';
import { useImportNetwork } from '../api/import-network';
import { useNetworkTexts } from '../texts';
import classes from './NetworkPage.module.css';
import { tableText } from './tableText';

const EXAMPLE = 'kind,name,parent\nnode,Nodo Cerro,\nsector,Cerro Norte,Nodo Cerro\naccess,Acceso C-101,Cerro Norte';

/** A table, pasted or from a file: looked through first, then added as a whole. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const texts = useNetworkTexts();
  const { common } = useTexts();
  const imported = useImportNetwork();
  const [text, write] = useState('');
  const change = (next: string) => {
    write(next);
    imported.reset();
  };
  const report = imported.data;
  const isDone = (report?.added ?? 0) > 0;
  const isFit = report !== undefined && report.wrong === 0 && report.lines > 0 && !isDone;
  return (
    <Dialog title={texts.import} size="wide" onClose={onClose}>
      <div className={classes.dialog}>
        <p className={classes.quiet}>{texts.importWords}</p>
        <div>
          <FileButton accept=".csv,.txt,text/csv,text/plain" onChange={(file) => void file?.arrayBuffer().then((bytes) => change(tableText(bytes)))}>
            {(props) => (
              <Button variant="default" leftSection={<Icon name="file" size={17} />} {...props}>
                {texts.chooseFile}
              </Button>
            )}
          </FileButton>
        </div>
        <Textarea
          label={texts.table}
          placeholder={EXAMPLE}
          rows={9}
          spellCheck={false}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
        />
        {report && <Report report={report} isDone={isDone} />}
        <Problem failure={imported.error} />
        <div className={forms.buttons}>
          <Button variant="default" onClick={onClose}>
            {isDone ? common.close : common.cancel}
          </Button>
          {!isDone && (
            <Button
              loading={imported.isPending}
              disabled={text.trim() === ''}
              onClick={() => imported.mutate({ text, dryRun: !isFit })}
            >
              {isFit ? texts.addAll(report.lines) : texts.check}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Report({ report, isDone }: { report: ImportReport; isDone: boolean }) {
  const texts = useNetworkTexts();
  const rest = report.wrong - report.problems.length;
  if (report.wrong === 0) {
    return (
      <p className={classes.good} role="status">
        <Icon name="check" size={18} />
        {isDone ? texts.added(report.added) : report.lines === 0 ? texts.nothingInIt : texts.fits(report.lines)}
      </p>
    );
  }
  return (
    <div className={classes.report} role="status">
      <p>{texts.wrong(report.wrong, report.lines)}</p>
      <ul className={classes.problems} tabIndex={0} aria-label={texts.wrong(report.wrong, report.lines)}>
        {report.problems.map(({ line, code, value }) => (
          <li key={line}>
            <span className={classes.line}>{texts.line(line)}</span>
            {texts.problems[code]}
            {value && `: ${value}`}
          </li>
        ))}
        {rest > 0 && <li className={classes.quiet}>{texts.andMore(rest)}</li>}
      </ul>
    </div>
  );
}
