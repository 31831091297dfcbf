import type { Kind } from './kinds';
import { Words } from './Words';

export function TextContent({ content }: Kind<'text'>) {
  return <Words text={content.body} />;
}
