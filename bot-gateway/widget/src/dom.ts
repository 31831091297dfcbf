const SVG = 'http://www.w3.org/2000/svg';

type Children = readonly (Node | string)[];

/** An element with attributes and children; strings become text, never mark-up. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  children: Children = [],
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  node.append(...children);
  return node;
}

/** A drawing of one path on a 24 × 24 ground, in the colour of the text around it; hidden from screen readers. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = {
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '2',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
    focusable: 'false',
  };
  Object.entries(attributes).forEach(([name, value]) => svg.setAttribute(name, value));
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const CHAT = 'M20.5 11.6a8 8 0 0 1-8.3 7.9 9 9 0 0 1-3-.5L4 20.5l1.4-4.2a7.5 7.5 0 0 1-1.4-4.7 8 8 0 0 1 8.2-7.6 8 8 0 0 1 8.3 7.6Z';
export const CHEVRON = 'M6 9.5l6 6 6-6';
export const CROSS = 'M6.5 6.5l11 11M17.5 6.5l-11 11';
export const ARROW = 'M12 19V5.5M6 11l6-6 6 6';
export const DOWN = 'M12 5v13.5M6 13l6 6 6-6';
export const CHECK = 'M5 12.5l4.5 4.5L19 7.5';
