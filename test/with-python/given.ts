/** What the step of `npm run verify:languages` that runs a test has prepared for it, as a variable of the environment. */
export function given(variable: 'PYTHON_WITH_LIBRARY' | 'CFN_LINT' | 'EXAMPLES' | 'SQL_SUITES'): string {
  const value = process.env[variable];
  if (value === undefined) {
    throw new Error(`${variable} is not set: \`npm run verify:languages -- python\` runs this test`);
  }
  return value;
}
