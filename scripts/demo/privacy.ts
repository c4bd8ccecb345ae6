/** The paragraph of a page that has the whole report in a few sentences. */
export function paragraphOf(page: string): string {
  const [, paragraph] = /^\*\*In one paragraph\.\*\* (.*)$/m.exec(page) ?? [];
  if (paragraph === undefined) {
    throw new Error('the page has no paragraph');
  }
  return withoutMarks(paragraph);
}

/** The cells of the table in a section of a page, with those of its head. */
export function tableOf(page: string, title: string): readonly (readonly string[])[] {
  const [text = ''] = page.split(`\n## ${title}\n`)[1]?.split('\n## ') ?? [];
  const lines = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
  if (lines.length === 0) {
    throw new Error(`the page has no table about ${title}`);
  }
  return lines.map((line) => line.slice(2, -2).split(' | ').map(withoutMarks));
}

function withoutMarks(markdown: string): string {
  return markdown.replaceAll('<br>', ', ').replace(/\*\*|`/g, '');
}
