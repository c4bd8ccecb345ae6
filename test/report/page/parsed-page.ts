import { parse } from '@textlint/markdown-to-ast';

/** A node of Markdown. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly depth?: number;
  readonly children?: readonly Node[];
}

/** Inline nodes with which a name would change the text around it. */
const OF_NO_PAGE = ['Link', 'LinkReference', 'Image', 'ImageReference', 'Emphasis', 'Delete', 'Definition', 'Break'];
const TAGS = /^(<\/?code>|<br>|<details><summary>[^<]*<\/summary>|<\/details>)$/;

/** The blocks of a page, each with its text as a reader sees it. */
export function blocksOf(page: string): readonly string[] {
  return blocksIn(parse(page) as Node);
}

/** The code blocks of a page. */
export function codeBlocksOf(page: string): readonly string[] {
  return nodesOf(parse(page) as Node)
    .filter(({ type }) => type === 'CodeBlock')
    .map(({ value }) => value ?? '');
}

/** What no page contains: links, images, emphasis, and HTML other than the page's. */
export function foreignNodesOf(page: string): readonly string[] {
  return nodesOf(parse(page) as Node)
    .filter(({ type, value }) => OF_NO_PAGE.includes(type) || (/^Html/.test(type) && !TAGS.test(value ?? '')))
    .map(({ type, value }) => `${type} ${value ?? ''}`);
}

function blocksIn(node: Node): readonly string[] {
  switch (node.type) {
    case 'Header':
    case 'Paragraph':
    case 'TableCell':
      return [`${node.type}${node.depth ?? ''}: ${textOf(node)}`];
    case 'CodeBlock':
      return ['CodeBlock'];
    default:
      return [node.type, ...(node.children ?? []).flatMap(blocksIn)];
  }
}

function textOf({ type, value, children }: Node): string {
  if (/^Html/.test(type)) {
    return '';
  }
  return children ? children.map(textOf).join('') : (value ?? '');
}

function nodesOf(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)];
}
