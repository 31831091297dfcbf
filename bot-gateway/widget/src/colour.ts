const COLOUR = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

/** A colour as owners write it; undefined for everything else. */
export function colourOf(given: string | null | undefined): string | undefined {
  return given && COLOUR.test(given) ? given.toLowerCase() : undefined;
}

/** White or black, whichever can be read better on this colour (WCAG 2.2: contrast ratio). */
export function lettersOn(colour: string): '#ffffff' | '#000000' {
  const light = luminance(colour);
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? '#ffffff' : '#000000';
}

/** WCAG 2.2: relative luminance. */
function luminance(colour: string): number {
  const parts = (COLOUR.exec(colour) ?? []).slice(1).map((part) => {
    const share = Number.parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = parts;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
