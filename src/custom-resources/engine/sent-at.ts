/** How long after it was made a response URL can be used: those of the newer signature state it (`X-Amz-Expires`). */
const URL_LIFETIME_SECONDS = 7200;

/**
 * When CloudFormation made a request, in milliseconds since 1970. An event contains no time, but its response URL is
 * presigned: it states when it was made, or, with the older signature, when it ends. Undefined if it states neither, so
 * that it is not presigned.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function sentAt(responseUrl: string): number | undefined {
  if (!URL.canParse(responseUrl)) {
    return undefined;
  }
  const made = madeAt(new URL(responseUrl).searchParams);
  return Number.isNaN(made) ? undefined : made;
}

function madeAt(query: URLSearchParams): number {
  const date = query.get('X-Amz-Date');
  if (date !== null) {
    return Date.parse(date.replace(BASIC_FORMAT, '$1-$2-$3T$4:$5:$6Z'));
  }
  const end = query.get('Expires') ?? '';
  return /^\d+$/.test(end) ? (Number(end) - URL_LIFETIME_SECONDS) * 1000 : Number.NaN;
}

const BASIC_FORMAT = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
