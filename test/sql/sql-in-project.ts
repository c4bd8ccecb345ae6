import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text of SQL in a file of the project. */
export interface SqlInFile {
  readonly file: string;
  readonly sql: string;
}

const ROOT = join(__dirname, '..', '..');
const FOLDERS = ['docs', 'examples', 'integ', 'local', 'rosetta', 'src', 'test'];
const FILE = /\.(sql|md|ts|mts|py|java|go|cs|ts-fixture)$/;
/** What is built or installed. */
const NOT_OURS = /^(node_modules|cdk\.out|target|obj|bin|\.venv|.*\.snapshot)$/;

/** A literal in one of the languages of the library; first those of several lines. */
const LITERAL = /"""([\s\S]*?)"""|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\$]|\\.)*)`/y;
/** The call that takes a text, as TypeScript, Python, Java, C# and Go write it. */
const SOURCE = /AnalysisSource(?:\.sql|\.Sql|_Sql)\(\s*(?:jsii\.String\(\s*)?/g;
/** The text of an L1, and of a template. */
const TEXT = /\b[tT]ext['"]?\s*[:=]\s*(?=['"`]\s*(?:SELECT|WITH)\b)/g;
const FENCE = /^```sql\n([\s\S]*?)^```/gm;
const NEXT_PIECE = /\s*\+?\s*(?=['"])/y;

/** The SQL of examples, documentation and tests, as far as it is a literal. */
export function sqlInProject(): readonly SqlInFile[] {
  const files = [...FOLDERS.flatMap(filesIn), 'README.md'];
  return files.flatMap((file) => textsIn(file).map((sql) => ({ file, sql })));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      return NOT_OURS.test(entry.name) ? [] : filesIn(path);
    }
    return FILE.test(entry.name) ? [path] : [];
  });
}

function textsIn(file: string): readonly string[] {
  const content = readFileSync(join(ROOT, file), 'utf8');
  if (file.endsWith('.sql')) {
    return [content];
  }
  const fences = file.endsWith('.md') ? [...content.matchAll(FENCE)].map(([, sql = '']) => sql) : [];
  const literals = [SOURCE, TEXT].flatMap((pattern) =>
    [...content.matchAll(pattern)].flatMap((found) => literalAt(content, found.index + found[0].length) ?? []),
  );
  return [...fences, ...literals];
}

/** The literal at an offset, with those that are added to it. */
function literalAt(content: string, start: number): string | undefined {
  let at = start;
  let text: string | undefined;
  for (;;) {
    LITERAL.lastIndex = at;
    const found = LITERAL.exec(content);
    if (!found) {
      return text;
    }
    text = (text ?? '') + unescaped(found.slice(1).find((part) => part !== undefined) ?? '');
    NEXT_PIECE.lastIndex = LITERAL.lastIndex;
    const next = NEXT_PIECE.exec(content);
    if (!next) {
      return text;
    }
    at = NEXT_PIECE.lastIndex;
  }
}

function unescaped(literal: string): string {
  return literal.replace(/\\(.)/gs, (_, char: string) => (char === 'n' ? '\n' : char));
}
