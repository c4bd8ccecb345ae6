// The words that documentation, docstrings, comments and messages keep to: scripts/prose/words.yml says which.
const { join } = require('node:path');

module.exports = {
  plugins: { [join(__dirname, 'scripts/prose/typescript.mjs')]: true },
  rules: {
    prh: { rulePaths: ['scripts/prose/words.yml'], checkLink: true, checkBlockQuote: true, checkEmphasis: true },
  },
};
