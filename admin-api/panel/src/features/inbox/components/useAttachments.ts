import { useRef, useState, type ClipboardEvent, type DragEvent } from 'react';

export type Attachments = ReturnType<typeof useAttachments>;

/** Files that go with the next words: chosen, dropped or pasted, and taken back before they leave. */
export function useAttachments(isTaking: boolean) {
  const [files, setFiles] = useState<File[]>([]);
  const [isOver, setOver] = useState(false);
  // Entering a part of the field is told before leaving the one around it.
  const depth = useRef(0);
  const add = (more: Iterable<File>) => setFiles((known) => [...known, ...more]);
  const over = (change: number) => {
    depth.current = Math.max(0, depth.current + change);
    setOver(depth.current > 0);
  };
  const takes = (event: DragEvent) => isTaking && event.dataTransfer.types.includes('Files');
  return {
    files,
    isOver: isOver && isTaking,
    add,
    remove: (file: File) => setFiles((known) => known.filter((one) => one !== file)),
    clear: () => setFiles([]),
    paste: (event: ClipboardEvent) => {
      if (isTaking && event.clipboardData.files.length > 0) {
        event.preventDefault();
        add(event.clipboardData.files);
      }
    },
    drop: {
      onDragEnter: (event: DragEvent) => takes(event) && over(1),
      onDragLeave: (event: DragEvent) => takes(event) && over(-1),
      onDragOver: (event: DragEvent) => takes(event) && event.preventDefault(),
      onDrop: (event: DragEvent) => {
        if (takes(event)) {
          event.preventDefault();
          over(-depth.current);
          add(event.dataTransfer.files);
        }
      },
    },
  };
}
