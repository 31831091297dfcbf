import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: '/panel/',
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: '../target/classes/panel',
    emptyOutDir: true,
    target: ['es2023'],
    // light-dark() stays as it is written.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A policy without data: for anything but pictures, and one file less in each page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // A name with one point: the control plane serves no others.
      output: { chunkFileNames: ({ name }) => `assets/${name.replaceAll('.', '-')}-[hash].js` },
      // What libraries say to servers that render them is nothing to us.
      onLog: (level, log, handler) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') {
          handler(level, log);
        }
      },
    },
  },
  // The host stays this server's: changes are let in from their own origin only.
  server: { proxy: { '/api': { target: 'http://localhost:8080', changeOrigin: false } } },
  test: {
    environment: 'happy-dom',
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 90_000,
    // Files share their modules, which costs less than half of loading them for each: what a module keeps, setup.ts resets.
    isolate: false,
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
});
