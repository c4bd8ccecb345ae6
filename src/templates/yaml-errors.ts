import type { ErrorCode, YAMLError } from 'yaml';

/** What to change, for each error of the parser. */
const ADVICE: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'remove the tag or anchor before the alias, or write the value itself',
  BAD_ALIAS: 'put a text that begins with * or & in quotes',
  BAD_COLLECTION_TYPE: 'remove the tag',
  BAD_DIRECTIVE: 'remove the line that begins with %, or put the text in quotes',
  BAD_DQ_ESCAPE: 'in double quotes, write a backslash as \\\\; or use single quotes',
  BAD_INDENT: 'indent all entries of a mapping or list by the same number of spaces',
  BAD_PROP_ORDER: 'write tags and anchors directly before the value',
  BAD_SCALAR_START: 'put the text in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'begin the mapping or list on the next line, or put a text that contains a colon in quotes',
  BLOCK_IN_FLOW: 'in brackets and braces, write lists in brackets, mappings in braces, and texts in quotes',
  DUPLICATE_KEY: 'remove or rename one of the keys',
  IMPOSSIBLE: 'write the comment on a separate line',
  KEY_OVER_1024_CHARS: 'shorten the key',
  MISSING_CHAR: 'add what is missing, or put the text in quotes',
  MULTILINE_IMPLICIT_KEY: 'write each key on one line, followed by a colon and a space',
  MULTIPLE_ANCHORS: 'remove all anchors but one',
  MULTIPLE_DOCS: 'write each document in a separate file',
  MULTIPLE_TAGS: 'write the outer function with its full name, for example Fn::Base64: !Sub text',
  NON_STRING_KEY: 'write each key as a text without a tag',
  RESOURCE_EXHAUSTION: 'split the file',
  TAB_AS_INDENT: 'indent with spaces',
  TAG_RESOLVE_FAILED: 'remove the tag, or write a function of CloudFormation such as !Ref',
  UNEXPECTED_TOKEN: 'remove it, or put the text in quotes',
};

/** Where the words of the parser would not help. */
const WORDS: Partial<Readonly<Record<ErrorCode, string>>> = {
  NON_STRING_KEY: 'a key is not a text',
};

/** The reason why a file cannot be read, with the message of the parser: it can quote any part of the file, of any length. */
export function reasonOf({ code, message }: YAMLError): string {
  const said = (WORDS[code] ?? message).replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 200);
  return `the file is not valid YAML, ${said.charAt(0).toLowerCase()}${said.slice(1)}: ${ADVICE[code]}`;
}
