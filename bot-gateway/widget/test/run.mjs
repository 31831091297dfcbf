// Compiles the sources and runs the tests against them with Node's own runner.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const widget = join(here, '..');
const compiled = join(widget, '../target/widget-tests');

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: widget, stdio: 'inherit', env: { ...process.env, COMPILED: compiled } });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

rmSync(compiled, { recursive: true, force: true });
run(process.execPath, [join(widget, 'node_modules/typescript/bin/tsc'), '--outDir', compiled]);
const tests = readdirSync(here).filter((name) => name.endsWith('.test.mjs'));
run(process.execPath, ['--test', '--test-reporter=dot', '--no-warnings', '--test-timeout=60000', ...tests.map((name) => join(here, name))]);
