import ts from 'typescript';

/**
 * Changes compiled CommonJS code so that a module is loaded when the code first uses it, not at the head of the file:
 * `const a_1 = require("./a")` becomes `let $0`, and each `a_1.b` becomes `($0 ??= require("./a")).b`, also after `new`.
 * Functions that remember the modules would be more to parse, and calls take their time in rules that run often.
 *
 * The names that TypeScript gives to imported modules end with a number and occur nowhere else in a file.
 *
 * @param {string} code as TypeScript compiles a module
 * @param {string} file for messages
 */
export function withLateImports(code, file) {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const imports = new Map(source.statements.flatMap((statement) => importOf(statement) ?? []));
  // No trace shows these names, and there are thousands of them.
  const short = new Map([...imports.keys()].map((name, i) => [name, `$${i}`]));
  const edits = [...imports].map(([name, statement]) => [statement, `let ${short.get(name)};`]);
  visit(source, (node) => {
    if (ts.isIdentifier(node) && imports.has(node.text) && !isName(node)) {
      edits.push([node, `(${short.get(node.text)} ??= ${callIn(imports.get(node.text))})`]);
    }
    return ![...imports.values()].includes(node);
  });
  return edits
    .sort(([a], [b]) => b.getStart() - a.getStart())
    .reduce((text, [node, change]) => text.slice(0, node.getStart()) + change + text.slice(node.getEnd()), code);
}

/** `const a_1 = require("./a");`, as the name and the statement. */
function importOf(statement) {
  if (!ts.isVariableStatement(statement) || statement.declarationList.declarations.length !== 1) {
    return undefined;
  }
  const [{ name, initializer }] = statement.declarationList.declarations;
  const isImport =
    ts.isIdentifier(name) &&
    initializer &&
    ts.isCallExpression(initializer) &&
    initializer.expression.getText() === 'require';
  return isImport ? [[name.text, statement]] : undefined;
}

/** The `require("./a")` of the statement. */
function callIn(statement) {
  return statement.declarationList.declarations[0].initializer.getText();
}

/** Whether an identifier is the name of a member, which only looks like an imported module. */
function isName(node) {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}

/** Visits nodes from the outside in, as long as `enter` returns true. */
function visit(node, enter) {
  if (enter(node)) {
    ts.forEachChild(node, (child) => visit(child, enter));
  }
}
