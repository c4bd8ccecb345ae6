import ts from 'typescript';

/**
 * The paths in all calls of `require`, which can be anywhere: a late import is where the module is used.
 *
 * @param {string} code
 */
export function requiredIn(code) {
  const paths = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'require') {
      paths.push(node.arguments[0].text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.js', code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS));
  return paths;
}

/** Whether a path is that of a module of ours, not of a package. */
export function isRelative(path) {
  return /^[.]{1,2}([/]|$)/.test(path);
}
