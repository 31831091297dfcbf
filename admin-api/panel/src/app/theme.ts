import { createTheme } from '@mantine/core';

/** The colours of the widget, and the system's own letters: nothing to fetch, nothing that jumps. */
export const theme = createTheme({
  primaryColor: 'recado',
  primaryShade: { light: 7, dark: 6 },
  colors: {
    recado: ['#e9f5f1', '#d3e9e2', '#a6d4c6', '#74bfa8', '#4bab90', '#2f9d7f', '#1b7a68', '#0f5f52', '#0b4d42', '#063b33'],
  },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
});
