import { withMermaid } from 'vitepress-plugin-mermaid';
import { addressOf, pagesIn, REPOSITORY, repositoryLinks, titleOf } from './pages.mjs';

const LANGUAGES = ['typescript', 'python', 'java', 'go', 'dotnet'].map((name) => `docs/${name}.md`);
const REFERENCE = [
  'API.md',
  'docs/constructs.md',
  'docs/roles.md',
  'docs/rules.md',
  'docs/constraint-coverage.md',
  'docs/api-coverage.md',
  'docs/events-and-metrics.md',
  'docs/grants.md',
];
const LOCAL = ['docs/local-deployment.md', 'docs/verify-on-aws.md', 'docs/fidelity.md', 'docs/failure-stories.md'];
const PROJECT = ['CHANGELOG.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/adr/README.md', 'docs/releasing.md'];
const POLICIES = ['SECURITY.md', 'CODE_OF_CONDUCT.md'];

/** What no other group has. */
const GUIDES = pagesIn('docs').filter(
  (file) => /^docs\/[^/]+$/.test(file) && ![...LANGUAGES, ...REFERENCE, ...LOCAL, ...PROJECT].includes(file),
);

// The pictures of privacy reports are drawn in the browser.
export default withMermaid({
  title: 'cdk-cleanrooms',
  description: 'AWS CDK L2 constructs for AWS Clean Rooms',
  lang: 'en-US',
  base: '/cdk-cleanrooms/',
  srcDir: '..',
  srcExclude: ['!(docs|examples)/**/*', 'docs/.*/**'],
  rewrites: (file) => addressOf(file) ?? file,
  outDir: '../dist/site',
  cacheDir: '../node_modules/.cache/cdk-cleanrooms/vitepress',
  cleanUrls: true,
  // Braces in types do not set attributes.
  markdown: { attrs: { disable: true }, config: repositoryLinks },
  themeConfig: {
    outline: [2, 3],
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: REPOSITORY }],
    editLink: { pattern: `${REPOSITORY}/edit/main/:path` },
    nav: [
      { text: 'Recipes', link: linkTo(pagesIn('docs/recipes')[0]) },
      { text: 'API', link: linkTo('API.md') },
      { text: 'Rules', link: linkTo('docs/rules.md') },
    ],
    sidebar: [
      group('Start', ['README.md', ...LANGUAGES]),
      group('Guides', [...GUIDES]),
      group('Recipes', pagesIn('docs/recipes')),
      group('Examples', pagesIn('examples')),
      group('Reference', REFERENCE),
      group('Constructs', pagesIn('docs/resources')),
      group('Privacy reports of the examples', pagesIn('docs/privacy')),
      group('Without AWS', LOCAL),
      group('Project', [...PROJECT, ...POLICIES]),
    ].filter(({ items }) => items.length > 0),
  },
});

function group(text, files) {
  return { text, items: files.map((file) => ({ text: titleOf(file), link: linkTo(file) })) };
}

function linkTo(file) {
  return `/${addressOf(file)
    .replace(/(^|\/)index\.md$/, '$1')
    .replace(/\.md$/, '')}`;
}
