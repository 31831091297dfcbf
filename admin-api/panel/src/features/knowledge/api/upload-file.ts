import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newKey } from '../../../api/keys';
import type { KnowledgeSource } from '../../../api/types';
import { upload } from '../../../api/upload';
import { sources } from './list-sources';
import { useSourceVersion } from './source-version';

export interface FileWish {
  file: File;
  type: string;
  title: string;
  language: KnowledgeSource['language'];
}

/** A new one where there is none; how far it is, from 0 to 1. */
export function useUploadFile(source: KnowledgeSource | undefined) {
  const queries = useQueryClient();
  const version = useSourceVersion(source);
  const key = useRef(newKey());
  const [progress, setProgress] = useState(0);
  const uploading = useMutation({
    mutationFn: ({ file, type, title, language }: FileWish) => {
      const query = new URLSearchParams({ title, language });
      return upload({
        body: file,
        type,
        onProgress: setProgress,
        ...(source === undefined
          ? { method: 'POST', address: `/api/v1/knowledge/files?${query}`, header: { 'Idempotency-Key': key.current } }
          : { method: 'PUT', address: `/api/v1/knowledge/${encodeURIComponent(source.id)}/file?${query}`, header: version.header() }),
      });
    },
    onMutate: () => setProgress(0),
    onError: version.failed,
    onSuccess: () => queries.invalidateQueries({ queryKey: sources.queryKey }),
  });
  return { ...uploading, progress };
}
