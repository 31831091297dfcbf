import { useState } from 'react';
import type { KnowledgeSource } from '../../../api/types';
import { useUploadFile } from '../api/upload-file';
import { useKnowledgeTexts } from '../texts';
import { ENDINGS, titleOf, typeOf } from './files';
import classes from './KnowledgePage.module.css';
import { FormFrame, Head, useHead } from './SourceForm';

/** A file, and how far it has got. */
export function FileForm({ known, onClose }: { known: KnowledgeSource | undefined; onClose: () => void }) {
  const texts = useKnowledgeTexts();
  const [head, setHead] = useHead(known);
  const [file, setFile] = useState<File>();
  const upload = useUploadFile(known);
  const type = file && typeOf(file);
  const title = head.title.trim();
  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    if (chosen && title === '') {
      setHead({ ...head, title: titleOf(chosen) });
    }
  };
  return (
    <FormFrame
      isComplete={type !== undefined && title !== ''}
      isPending={upload.isPending}
      failure={upload.error}
      onSubmit={() => file && type && upload.mutate({ file, type, ...head, title }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <label className={classes.file}>
        {texts.file}
        <input type="file" accept={ENDINGS} onChange={(event) => choose(event.currentTarget.files?.[0])} />
      </label>
      {file && !type && (
        <p className={classes.refused} role="alert">
          {texts.fileUnknown}
        </p>
      )}
      <Head head={head} onChange={setHead} hint={texts.nameHint} />
      {upload.isPending && (
        <label className={classes.progress}>
          {texts.uploading(Math.round(upload.progress * 100))}
          <progress value={upload.progress} />
        </label>
      )}
    </FormFrame>
  );
}
