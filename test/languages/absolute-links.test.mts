import { describe, expect, test } from 'vitest';
import { withAbsoluteLinks } from '../../scripts/languages/absolute-links.mjs';

describe('withAbsoluteLinks', () => {
  test('leads from anywhere to the files of the repository', () => {
    expect(withAbsoluteLinks('[rules](docs/rules.md#a), [licence](LICENSE)', 'https://example.com/lib')).toBe(
      '[rules](https://example.com/lib/blob/main/docs/rules.md#a), [licence](https://example.com/lib/blob/main/LICENSE)',
    );
  });

  test('starts from the page that has the link', () => {
    expect(withAbsoluteLinks('[a](../examples/go), [b](rules.md)', 'https://example.com/lib', 'docs/go.md')).toBe(
      '[a](https://example.com/lib/blob/main/examples/go), [b](https://example.com/lib/blob/main/docs/rules.md)',
    );
  });

  test('leads to the file of an image', () => {
    expect(withAbsoluteLinks('![room](docs/room.svg)', 'https://example.com/lib')).toBe(
      '![room](https://example.com/lib/raw/main/docs/room.svg)',
    );
  });

  test('leaves other links alone', () => {
    const text = '[aws](https://aws.amazon.com), [below](#below)';

    expect(withAbsoluteLinks(text, 'https://example.com/lib')).toBe(text);
  });
});
