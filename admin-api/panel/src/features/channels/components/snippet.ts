import type { Widget } from '../../../api/types';

/** The tag that an owner puts into their page. What is in it was checked by the API, so nothing needs escaping. */
export function snippet(widget: Pick<Widget, 'script' | 'siteToken'>, look: Pick<Widget, 'colour' | 'left'>): string {
  const attributes = [
    `src="${widget.script}"`,
    `data-site-token="${widget.siteToken}"`,
    look.colour ? `data-colour="${look.colour}"` : '',
    look.left ? 'data-position="left"' : '',
    'async',
  ];
  return `<script ${attributes.filter((attribute) => attribute !== '').join(' ')}></script>`;
}
