import { Button, FileInput, Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { ImportView } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import forms from '../../../ui/forms.module.css';
import { Icon } from '../../../ui/Icon';
import { Problem } from '../../../ui/States';
import { useImportCustomers } from '../api/import-customers';
import { useCustomerTexts } from '../texts';
import classes from './Customers.module.css';
import { readTable } from './readTable';

/** First what the table would do, then whether it is done. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const texts = useCustomerTexts();
  const { common } = useTexts();
  const run = useImportCustomers();
  const [csv, setCsv] = useState('');
  const [country, setCountry] = useState('');
  const told = run.data;
  const isReady = told && !told.applied && told.problems.length === 0;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    run.mutate({ csv, country: country.trim().toUpperCase() || null, dryRun: !isReady });
  };
  const type = (text: string) => {
    setCsv(text);
    run.reset();
  };
  if (told?.applied) {
    return (
      <Dialog title={texts.import} onClose={onClose}>
        <div className={forms.done}>
          <p className={forms.good} role="status">
            <Icon name="check" />
            {texts.imported(told.added, told.changed, told.unchanged)} {told.logins > 0 && texts.moreLogins(told.logins)}
          </p>
          <div className={forms.buttons}>
            <Button onClick={onClose}>{common.close}</Button>
          </div>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={texts.import} size="wide" onClose={onClose}>
      <form className={forms.form} onSubmit={submit}>
        <p className={classes.hint}>{texts.importWords}</p>
        <pre className={classes.sample}>{texts.sample}</pre>
        <FileInput
          label={texts.file}
          accept=".csv,.txt,text/csv"
          clearable
          onChange={(file) => void readTable(file).then(type)}
        />
        <Textarea
          label={texts.pasted}
          rows={6}
          spellCheck={false}
          value={csv}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <TextInput
          label={texts.country}
          description={texts.countryHint}
          placeholder="CL"
          maxLength={2}
          value={country}
          onChange={(event) => {
            setCountry(event.currentTarget.value);
            run.reset();
          }}
        />
        {told && <Told told={told} />}
        <Problem failure={run.error} />
        <div className={forms.buttons}>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={csv.trim() === ''} loading={run.isPending}>
            {isReady ? texts.importNow : texts.check}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Told({ told }: { told: ImportView }) {
  const texts = useCustomerTexts();
  if (told.problems.length === 0) {
    return (
      <p role="status">
        {texts.wouldImport(told.added, told.changed, told.unchanged)} {told.logins > 0 && texts.moreLogins(told.logins)}
      </p>
    );
  }
  return (
    <div role="alert">
      <p>{texts.importWrong}</p>
      <ul className={classes.problems}>
        {told.problems.map(({ line, code }, index) => (
          <li key={`${index} ${line}`}>{texts.problemAt(line, texts.importProblems[code])}</li>
        ))}
      </ul>
    </div>
  );
}
