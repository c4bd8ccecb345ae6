/** What stays as it is: text in quotes, which is the user's. Then options and names of this API. */
const PARTS = /"[^"]*"|\(\{ … \}\)|\b[a-z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*)+\b/g;

/**
 * A fix names this API, so it is told as the language of the app writes it. Go and .NET begin names with a capital, which
 * nobody needs to be told.
 *
 * @param agent how jsii's runtimes say which language it is, such as `Python/3.11.7`; none in TypeScript and JavaScript
 */
export function inLanguageOfApp(fix: string, agent = process.env.JSII_AGENT): string {
  if (!agent) {
    return fix;
  }
  return fix.replace(PARTS, (part) => {
    if (part.startsWith('"')) {
      return part;
    }
    if (part.startsWith('(')) {
      return '(…)';
    }
    return agent.startsWith('Python/') ? snakeCase(part) : part;
  });
}

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
