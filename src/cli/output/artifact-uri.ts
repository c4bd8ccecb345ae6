import { sep } from 'node:path';
import { wellFormed } from '../../private/json-text';

/**
 * The URI of a file as SARIF wants it: relative, if the file is named relative to the working directory.
 *
 * Segments `..` stay, since only the file system could resolve them.
 *
 * @param separator what separates folders where the command runs; elsewhere a backslash is a part of a name
 */
export function artifactUri(file: string, separator: string = sep): string {
  const path = wellFormed(separator === '\\' ? file.replaceAll('\\', '/') : file);
  const [, drive, rest] = (separator === '\\' && /^([A-Za-z]:)(\/.*)$/s.exec(path)) || [undefined, '', path];
  const segments = rest.split('/').filter((segment) => segment !== '' && segment !== '.');
  const encoded = segments.map(encodeURIComponent).join('/');
  if (!rest.startsWith('/')) {
    return encoded || '.';
  }
  // Two slashes of Windows are followed by a host.
  const isShare = separator === '\\' && drive === '' && rest.startsWith('//');
  return isShare ? `file://${encoded}` : `file:///${[drive, encoded].filter((part) => part !== '').join('/')}`;
}
