import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newKey } from '../../../api/keys';
import type { KnowledgeSource } from '../../../api/types';
import { upload } from '../../../api/upload';
import { sources } from './list-sources';

export interface FileWish {
  file: File;
  type: string;
  title: string;
  language: KnowledgeSource['language'];
}

/** A new one where there is no id; how far it is, from 0 to 1. */
export function useUploadFile(source: string | undefined) {
  const queries = useQueryClient();
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
          ? { method: 'POST', address: `/api/v1/knowledge/files?${query}`, key: key.current }
          : { method: 'PUT', address: `/api/v1/knowledge/${encodeURIComponent(source)}/file?${query}` }),
      });
    },
    onMutate: () => setProgress(0),
    onSuccess: () => queries.invalidateQueries({ queryKey: sources.queryKey }),
  });
  return { ...uploading, progress };
}
