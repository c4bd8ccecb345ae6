/**
 * The text of a THIRD_PARTY file. Packages of one publisher share their licence text, so each text is told once.
 *
 * @param {ReturnType<typeof import('./bundled-packages.mjs').bundledPackages>} packages
 */
export function thirdPartyNotice(packages) {
  if (packages.length === 0) {
    return 'This bundle contains no code of third parties.\n';
  }
  const list = packages.map(({ name, version, license }) => `${name}@${version} (${license})`);
  const texts = new Set(packages.flatMap((one) => one.texts));
  const sections = [...texts].map((text) => {
    const owners = packages.filter((one) => one.texts.includes(text)).map((one) => one.name);
    return `${'-'.repeat(80)}\n${owners.join(', ')}\n\n${text}\n`;
  });
  return `This bundle contains code of:\n\n${list.join('\n')}\n\n${sections.join('\n')}`;
}
