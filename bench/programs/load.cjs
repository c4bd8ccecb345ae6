/** Prints how long it takes to load the code of a function. Argument: its file. */
const start = process.hrtime.bigint();
const exported = require(process.argv[2]);
const ms = Number(process.hrtime.bigint() - start) / 1e6;
if (Object.keys(exported).length === 0) {
  throw new Error('it exports nothing');
}
console.log(JSON.stringify({ ms }));
