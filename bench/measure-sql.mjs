import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../scripts/lib/project.mjs';
import { withTemporaryFolder } from '../scripts/lib/temporary-folder.mjs';
import { inTurns } from './turns.mjs';

const TURNS = 9;
const TEMPLATES = 1_000;
const TEMPLATES_MS = 60;
const LONG_KB = 500;
const LONG_MS = 300;

/** What it costs to read SQL, beside sqlparser-rs as WebAssembly, which reads the same texts. */
export function measureSql() {
  return withTemporaryFolder(async (folder) => {
    const inputs = await inputsOfSql(folder);
    const program = (kind) => ['bench/programs/sql.cjs', kind, ...inputs];
    const { ours, oracle } = await inTurns({ ours: program('ours'), oracle: program('sqlparser-rs') }, TURNS);
    return {
      title: `SQL, median of ${TURNS} processes`,
      rows: [
        row('loading the reader, and the first text', ours.firstMs, oracle.firstMs),
        row(`${TEMPLATES} templates`, ours.templatesMs, oracle.templatesMs, TEMPLATES_MS),
        row(`${LONG_KB} KB of SQL`, ours.longMs, oracle.longMs, LONG_MS),
      ],
    };
  });
}

/** Writes what the program reads to a folder: the texts, and our reader. */
export async function inputsOfSql(folder) {
  // Here, and not above: what loads this module starts before a package is installed.
  const { build } = await import('esbuild');
  const reader = join(folder, 'read.cjs');
  await build({
    entryPoints: [inProject('src', 'sql', 'read.ts')],
    outfile: reader,
    bundle: true,
    minify: true,
    platform: 'node',
    logLevel: 'error',
  });
  const texts = join(folder, 'texts.json');
  await writeFile(texts, JSON.stringify(await textsOfBoth()));
  return [texts, reader];
}

/** The templates, and a long text of others. All of them differ, since a reader can remember what it has read. */
async function textsOfBoth() {
  const { init, parse } = await import('@guanmingchiu/sqlparser-ts');
  await init();
  const { valid } = JSON.parse(await readFile(inProject('test', 'sql', 'syntax.json'), 'utf8'));
  const known = valid.map(({ sql }) => sql).filter((sql) => isRead(() => parse(sql, 'spark')));
  const nth = (i) => `/* ${i} */ ${known[i % known.length]}`;
  const long = [];
  for (let size = 0, i = TEMPLATES; size < LONG_KB * 1000; i++) {
    long.push(nth(i));
    size += nth(i).length;
  }
  return { templates: Array.from({ length: TEMPLATES }, (_, i) => nth(i)), long: long.join(';\n') };
}

function isRead(read) {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

function row(name, ours, oracle, target) {
  const ratio = `${(ours / oracle).toFixed(2)} ×`;
  return {
    name: `${name}: ${ours.toFixed(1)} ms beside ${oracle.toFixed(1)} ms`,
    value: ratio,
    ...(target && { target: `at most ${target} ms`, met: ours <= target }),
  };
}
