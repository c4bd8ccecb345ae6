import { expect, test } from 'vitest';
import { apiPages } from '../../scripts/lib/api-pages.mjs';

const REFERENCE = `# API Reference <a name="API Reference" id="api-reference"></a>

## Constructs <a name="Constructs" id="Constructs"></a>

### Room <a name="Room" id="cdk-cleanrooms.Room"></a>

- *Implements:* <a href="#cdk-cleanrooms.IRoom">IRoom</a>

A room | with
walls.

#### Methods <a name="Methods" id="Methods"></a>

| <code><a href="#cdk-cleanrooms.Room.open">open</a></code> | <code><a href="#cdk-cleanrooms.IRoom">IRoom</a>[]</code> |

---

##### \`open\` <a name="open" id="cdk-cleanrooms.Room.open"></a>

\`\`\`typescript
#### not a heading
\`\`\`

## Protocols <a name="Protocols" id="Protocols"></a>

### IRoom <a name="IRoom" id="cdk-cleanrooms.IRoom"></a>

A room.
`;

test('there is a page for each type, and a contents', () => {
  expect(Object.keys(apiPages(REFERENCE))).toEqual(['API.md', 'docs/api/Room.md', 'docs/api/IRoom.md']);
});

test('the contents has the first paragraph of each type', () => {
  expect(apiPages(REFERENCE)['API.md']).toContain('| [Room](docs/api/Room.md) | A room \\| with walls. |');
});

test('a page has its own headings, and links to other pages', () => {
  const page = apiPages(REFERENCE)['docs/api/Room.md'];

  expect(page).toMatch(/^# Room\n/);
  expect(page).toContain('\n## Methods ');
  expect(page).toContain('\n### `open` ');
  expect(page).toContain('*Implements:* [IRoom](IRoom.md)\n');
  expect(page).toContain('<code>[open](#cdk-cleanrooms.Room.open)</code> | <code>[IRoom](IRoom.md)[]</code>');
  expect(page).toContain('```typescript\n#### not a heading\n```');
  expect(page).not.toContain('---\n');
});

test('a group without a name for readers fails', () => {
  expect(() => apiPages(REFERENCE.replace('## Protocols', '## Mixins'))).toThrow('Mixins');
});
