import { readdirSync } from 'node:fs';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const FEATURES = readdirSync(new URL('src/features', import.meta.url));

/** What a part may not import: features do not know each other, and nothing they stand on knows them. */
function zone(part, forbidden) {
  return {
    files: [`src/${part}/**`],
    rules: { 'no-restricted-imports': ['error', { patterns: forbidden.map((regex) => ({ regex })) }] },
  };
}

export default tseslint.config(
  { ignores: ['node_modules', 'src/api/schema.d.ts', '*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['vite.config.ts'] } } } },
  hooks.configs.flat.recommended,
  {
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  ...['api', 'ui', 'texts', 'live'].map((part) => zone(part, ['/features/', '/app/'])),
  ...FEATURES.map((feature) =>
    zone(`features/${feature}`, ['/app/', ...FEATURES.filter((other) => other !== feature).map((other) => `/${other}/`)]),
  ),
);
