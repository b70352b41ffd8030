/** Where to go after signing in: only a path of our own, never an address that somebody put in the link. */
export function wayBack(asked: string | null | undefined): string {
  const isOwnPath = asked != null && /^\/(?![/\\])/.test(asked) && !asked.startsWith('/aanmelden');
  return isOwnPath ? asked : '/';
}
