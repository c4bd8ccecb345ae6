/**
 * A textlint plugin that reads the prose of TypeScript: comments, docstrings and texts of more than one word.
 *
 * Everything else becomes blank, character by character. Each finding then has its line and column in the source, and a
 * phrase is found across the lines of a comment.
 */
import ts from 'typescript';

class TypeScriptProcessor {
  availableExtensions() {
    return ['.ts', '.mts', '.mjs', '.cjs'];
  }

  processor() {
    return {
      preProcess: (text, filePath = 'prose.ts') => {
        const source = ts.createSourceFile(filePath, text, ts.ScriptTarget.Latest, true);
        const pieces = proseOf(source);
        const blanked = withoutTheRest(text, pieces);
        return { text: blanked, ast: documentOf(source, blanked, pieces.flatMap(paragraphs)) };
      },
      postProcess: (messages, filePath = '<typescript>') => ({ messages, filePath }),
    };
  }
}

export default { Processor: TypeScriptProcessor };

/** @returns {{ from: number, prose: string }[]} in the order of the source; `prose` is as long as what it stands for */
function proseOf(source) {
  const found = new Map();
  visit(source, (node) => {
    for (const { from, to } of commentsAt(node, source.text)) {
      found.set(from, { from, prose: withoutMarks(source.text.slice(from, to)) });
    }
    if (isText(node)) {
      const from = node.getStart(source);
      found.set(from, { from, prose: node.getText(source) });
    }
  });
  return [...found.values()].sort((one, other) => one.from - other.from);
}

function visit(node, act) {
  act(node);
  for (const child of node.getChildren()) {
    if (!ts.isJSDoc(child)) {
      visit(child, act);
    }
  }
}

/** The comments around a node; those of consecutive lines are one. */
function commentsAt(node, text) {
  const comments = [
    ...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
    ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
  ];
  const joined = [];
  for (const { pos, end, kind } of comments) {
    const last = joined.at(-1);
    if (
      last?.kind === kind &&
      kind === ts.SyntaxKind.SingleLineCommentTrivia &&
      isLineBreak(text.slice(last.to, pos))
    ) {
      last.to = end;
    } else {
      joined.push({ from: pos, to: end, kind });
    }
  }
  return joined;
}

function isLineBreak(text) {
  return /^\r?\n[ \t]*$/.test(text);
}

/** Names of modules and values such as `CAN_QUERY` are no prose: they have no space. */
function isText(node) {
  return (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) && /\p{L}[,;:]?\s/u.test(node.text);
}

/** A comment whose marks, tags and code say nothing; a code span stays in sight, so that words beside it are not joined. */
function withoutMarks(comment) {
  return comment
    .replace(/^[ \t]*(\/\*+|\/\/+|\*(?!\/))|\*\/$/gm, blank)
    .replace(/^\s*biome-ignore.*$/gm, blank)
    .replace(/@example\b[\s\S]*?(?=\n\s*@|$(?![\s\S]))/g, blank)
    .replace(/\{@\w+ [^}]*\}|@see\s+\S+|@\w+/g, blank)
    .replace(/`[^`]*`/g, (code) => code.replace(/[^\n]/g, '`'));
}

function blank(text) {
  return text.replace(/[^\n]/g, ' ');
}

function withoutTheRest(text, pieces) {
  let kept = '';
  for (const { from, prose } of pieces) {
    kept += blank(text.slice(kept.length, from)) + prose;
  }
  return kept + blank(text.slice(kept.length));
}

/** Blank lines part paragraphs. */
function paragraphs({ from, prose }) {
  return [...prose.matchAll(/\S(?:(?!\n[ \t]*\n)[\s\S])*/g)].map((match) => ({
    from: from + match.index,
    to: from + match.index + match[0].length,
  }));
}

function documentOf(source, text, ranges) {
  const position = (offset) => {
    const { line, character } = source.getLineAndCharacterOfPosition(offset);
    return { line: line + 1, column: character };
  };
  const node = (type, from, to, children) => {
    const raw = text.slice(from, to);
    const loc = { start: position(from), end: position(to) };
    return { type, raw, range: [from, to], loc, ...(children ? { children } : { value: raw }) };
  };
  const paragraph = ({ from, to }) => node('Paragraph', from, to, [node('Str', from, to)]);
  return node('Document', 0, text.length, ranges.map(paragraph));
}
