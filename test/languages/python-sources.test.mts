import { describe, expect, test } from 'vitest';
import { withMetadata, withoutTypeScriptTwins } from '../../scripts/languages/python/generated-sources.mjs';

const MANIFEST = {
  keywords: ['cdk', '$&'],
  homepage: 'https://example.com/lib',
  bugs: { url: 'https://example.com/lib/issues' },
};

describe('withMetadata', () => {
  const setup = (args: object) => `kwargs = json.loads(\n    """\n${JSON.stringify(args, undefined, 4)}\n"""\n)\n`;

  test('adds keywords and links, and keeps the rest', () => {
    const refined = withMetadata(setup({ name: 'lib', project_urls: { Source: 's' } }), MANIFEST);

    expect(refined).toBe(
      setup({
        name: 'lib',
        project_urls: {
          Source: 's',
          Documentation: 'https://example.com/lib/blob/main/docs/python.md',
          Changelog: 'https://example.com/lib/blob/main/CHANGELOG.md',
          Issues: 'https://example.com/lib/issues',
        },
        keywords: ['cdk', '$&'],
      }),
    );
  });

  test('fails on a setup.py of another form', () => {
    expect(() => withMetadata('setup(name="lib")', MANIFEST)).toThrow('setup.py');
  });
});

describe('withoutTypeScriptTwins', () => {
  test('drops a translation where a person wrote the same in Python', () => {
    const text = 'A:\n\n```python\na()\n```\n\nThe same in Python:\n\n```python\nb()\n```\n\nEnd';

    expect(withoutTypeScriptTwins(text)).toBe('A:\n\n```python\nb()\n```\n\nEnd');
  });

  test('keeps a translation that is alone, also before a pair', () => {
    const alone = '```python\nalone()\n```\n\n';
    const pair = '```python\na()\n```\n\nThe same in Python:\n\n```python\nb()\n```\n';

    expect(withoutTypeScriptTwins(alone + pair + alone)).toBe(`${alone}\`\`\`python\nb()\n\`\`\`\n${alone}`);
  });
});
