/**
 * Reads SQL, and prints how long that took. Arguments: `ours` or `sqlparser-rs`; a file with texts; the file of our reader.
 */
const { readFileSync } = require('node:fs');

const [kind, texts, reader] = process.argv.slice(2);
const { templates, long } = JSON.parse(readFileSync(texts, 'utf8'));

main();

async function main() {
  let read;
  const firstMs = await timed(async () => {
    read = kind === 'ours' ? ourReader() : await sqlparser();
    read('SELECT a FROM t');
  });
  const templatesMs = await timed(() => templates.forEach(read));
  const longMs = await timed(() => read(long));
  console.log(JSON.stringify({ firstMs, templatesMs, longMs }));
}

function ourReader() {
  const { read } = require(reader);
  return (sql) => {
    if (read(sql).state !== 'understood') {
      throw new Error(`not understood: ${sql.slice(0, 200)}`);
    }
  };
}

async function sqlparser() {
  const { init, parse } = require('@guanmingchiu/sqlparser-ts');
  await init();
  return (sql) => parse(sql, 'spark');
}

async function timed(run) {
  const start = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}
