import { Refusal } from './refusal';

/** Adds an import of a file beside this one, among the others in the order of their names. */
export function addImport(name: string, file: string): (text: string) => string {
  return (text) => {
    const lines = text.split('\n');
    const beside = lines.flatMap((line, at) => {
      const path = /^import .* from '(\.\/.+)';$/.exec(line)?.[1];
      return path === undefined ? [] : [{ at, path }];
    });
    const after = beside.filter(({ path }) => path < file).at(-1);
    const at = after ? after.at + 1 : beside[0]?.at;
    if (at === undefined) {
      throw new Refusal(`there is no import of a file beside ${file}, before or after which it could stand`);
    }
    return [...lines.slice(0, at), `import { ${name} } from '${file}';`, ...lines.slice(at)].join('\n');
  };
}

/** Adds an item to the end of the one list of a file that is exported, with an item a line. */
export function addToList(item: string): (text: string) => string {
  return (text) => {
    const ends = [...text.matchAll(/^\];$/gm)];
    if (ends.length !== 1) {
      throw new Refusal(`one list was expected, but there are ${ends.length}: add ${item} by hand`);
    }
    return `${text.slice(0, ends[0].index)}  ${item},\n${text.slice(ends[0].index)}`;
  };
}

/** Adds a file to those that are exported, in the order of their names. */
export function addExport(file: string): (text: string) => string {
  return (text) => {
    const lines = text.trimEnd().split('\n');
    return `${[...lines, `export * from '${file}';`].sort().join('\n')}\n`;
  };
}

/** Adds an entry to the object that a file exports, or to the one of a name, with an entry a line. */
export function addToObject(entry: string, name = '\\w+'): (text: string) => string {
  return (text) => {
    const object = new RegExp(`^export const ${name}\\b[^\\n]*= \\{\\n(?:  .*\\n)*`, 'm').exec(text);
    if (!object) {
      throw new Refusal(`no exported object was found: add ${entry} by hand`);
    }
    const end = object.index + object[0].length;
    return `${text.slice(0, end)}  ${entry},\n${text.slice(end)}`;
  };
}

/** One edit after the other. */
export function inTurn(...edits: readonly ((text: string) => string)[]): (text: string) => string {
  return (text) => edits.reduce((result, edit) => edit(result), text);
}
