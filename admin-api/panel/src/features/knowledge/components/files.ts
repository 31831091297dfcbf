const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** By their ending: browsers do not know all of them. */
const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  docx: WORD,
  md: 'text/markdown',
  markdown: 'text/markdown',
  txt: 'text/plain',
  html: 'text/html',
  htm: 'text/html',
};

export const ENDINGS = Object.keys(TYPES)
  .map((ending) => `.${ending}`)
  .join(',');

/** Undefined for what is not read. */
export function typeOf({ name }: File): string | undefined {
  return TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
}

export function titleOf({ name }: File): string {
  const end = name.lastIndexOf('.');
  return (end > 0 ? name.slice(0, end) : name).replaceAll('_', ' ').slice(0, 200);
}
