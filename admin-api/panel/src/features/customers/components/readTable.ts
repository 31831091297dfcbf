/** A file's text; none of none. Spreadsheets that do not write UTF-8 write what Windows does. */
export async function readTable(file: File | null): Promise<string> {
  if (!file) {
    return '';
  }
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
