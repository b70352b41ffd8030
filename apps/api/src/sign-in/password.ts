import { hash, verify } from '@node-rs/argon2';

/** argon2id with the library's defaults (19 MiB, 2 passes, 1 lane), which are OWASP's. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** A password that nobody has: an unknown account then takes as long as a wrong password. */
let decoy: Promise<string> | undefined;

/** Whether the password is right. `kept` is null for an account that does not exist or has no password. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const isRight = await verify(kept ?? (await decoy), password);
  return isRight && kept !== null;
}
