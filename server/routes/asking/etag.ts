/** Tells whether a client already holds what it asks for, so that it need not be sent again. */

/** RFC 9110 If-None-Match, by weak comparison. @param etag the mark of what would be sent */
export function isKnown(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  const bare = etag.replace(/^W\//, '');
  return header.split(',').some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '') === bare);
}
