import * as ts from 'typescript';

/** One change of a source text. */
export interface Mutant {
  readonly line: number;
  readonly original: string;
  readonly replacement: string;
  /** The whole text with the change. */
  readonly source: string;
}

interface Change {
  readonly node: ts.Node;
  readonly replacement: string;
}

const OPERATORS: ReadonlyMap<ts.SyntaxKind, readonly string[]> = new Map([
  [ts.SyntaxKind.AmpersandAmpersandToken, ['||']],
  [ts.SyntaxKind.BarBarToken, ['&&']],
  [ts.SyntaxKind.QuestionQuestionToken, ['&&']],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ['!==']],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ['===']],
  [ts.SyntaxKind.LessThanToken, ['<=', '>=']],
  [ts.SyntaxKind.GreaterThanToken, ['>=', '<=']],
  [ts.SyntaxKind.GreaterThanEqualsToken, ['>', '<']],
]);

const METHODS: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
]);

/** All changes of one place in a source text: conditions, operators, literals, calls, and statements. */
export function mutantsOf(source: string): Mutant[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const changes: Change[] = [];
  const visit = (node: ts.Node): void => {
    // Types and imports are not there when the code runs.
    if (!ts.isTypeNode(node) && !ts.isImportDeclaration(node) && !ts.isInterfaceDeclaration(node)) {
      changes.push(...changesOf(node));
      ts.forEachChild(node, visit);
    }
  };
  visit(file);
  return changes.map(({ node, replacement }) => {
    const [start, end] = [node.getStart(file), node.getEnd()];
    return {
      line: file.getLineAndCharacterOfPosition(start).line + 1,
      original: source.slice(start, end),
      replacement,
      source: source.slice(0, start) + replacement + source.slice(end),
    };
  });
}

function changesOf(node: ts.Node): Change[] {
  const by = (...replacements: readonly string[]) => replacements.map((replacement) => ({ node, replacement }));
  if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
    const condition = ts.isIfStatement(node) ? node.expression : node.condition;
    return ['true', 'false'].map((replacement) => ({ node: condition, replacement }));
  }
  if (ts.isBinaryExpression(node)) {
    const { operatorToken } = node;
    return (OPERATORS.get(operatorToken.kind) ?? []).map((replacement) => ({ node: operatorToken, replacement }));
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return by(node.operand.getText());
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) {
    return by(node.kind === ts.SyntaxKind.TrueKeyword ? 'false' : 'true');
  }
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)) {
    return node.getText().length > 2 ? by("''") : by("'mutant'");
  }
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0) {
    return by('[]');
  }
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { name, expression } = node.expression;
    const other = METHODS.get(name.text);
    return other ? [{ node: name, replacement: other }] : name.text === 'filter' ? by(expression.getText()) : [];
  }
  if (ts.isExpressionStatement(node)) {
    return by(';');
  }
  return ts.isArrowFunction(node) && !ts.isBlock(node.body) ? [{ node: node.body, replacement: 'undefined' }] : [];
}
