/** The library in full loads no code of the command line. */
const cleanrooms = require('cdk-cleanrooms');

for (const name of Object.keys(cleanrooms)) {
  if (cleanrooms[name] === undefined) {
    throw new Error(`the library exports nothing as ${name}`);
  }
}
const loaded = Object.keys(require.cache).filter((file) => /[/\\]cdk-cleanrooms[/\\]/.test(file));
if (loaded.length === 0 || loaded.some((file) => file.endsWith('cli.js'))) {
  throw new Error(`the library loads ${loaded.join(', ')}`);
}
