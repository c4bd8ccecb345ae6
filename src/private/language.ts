import { render, type Text } from './text';

/** How a language writes code of TypeScript. The source has no strings or values of users: those stay as they are. */
type Rewrite = (source: string) => string;

/** By the agent in which jsii runtimes specify their language: `Python/3.11.7`. TypeScript and JavaScript have none. */
const LANGUAGES: readonly (readonly [agent: RegExp, rewrite: Rewrite])[] = [
  [/^Python\//, inPython],
  [/^Java\//, inJava],
  [/^DotNet\//, inDotNet],
  [/^go\d/, inGo],
];

/**
 * A text with the names of this API as the language of the app writes them.
 *
 * @param agent the agent in which the jsii runtime specifies its language; none in TypeScript and JavaScript
 */
export function inLanguageOfApp(text: Text, agent = process.env.JSII_AGENT ?? ''): string {
  const rewrite = LANGUAGES.find(([pattern]) => pattern.test(agent))?.[1];
  return render(text, (code) => code.write(rewrite));
}

/** Names with underscores; the members of a struct as keyword arguments. */
function inPython(source: string): string {
  return withoutBraces(source)
    .replace(/\bnew /g, '')
    .replace(/(\w): /g, '$1=')
    .replace(/\b[a-z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*)+\b/g, snakeCase);
}

/** The members of a struct as calls of its builder. */
function inJava(source: string): string {
  return withoutBraces(source).replace(/^(\w+): (.*)$/s, '$1($2)');
}

function inDotNet(source: string): string {
  return withCapitals(withoutBraces(source)).replace(/^(\w+): /, '$1 = ');
}

/** Constructors, members of classes and values of enums are functions and constants of the package. */
function inGo(source: string): string {
  return withCapitals(withoutBraces(source))
    .replace(/\bnew (?=[A-Z])/g, 'New')
    .replace(/\b([A-Z]\w*)\.(?=[A-Z])/g, '$1_');
}

/** Only TypeScript writes a struct in braces. */
function withoutBraces(source: string): string {
  return source.replace(/\{ … \}/g, '…');
}

/** Members and options begin with a capital; what is before a dot or in brackets is a variable of the user. */
function withCapitals(source: string): string {
  return source.replace(/(?<=\.)[a-z]|^[a-z](?=\w*(?:: |$))/g, (letter) => letter.toUpperCase());
}

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3_$2$4').toLowerCase();
}
